@echo off
rem Tells Windows that .waymark files belong to the waymark.exe beside this
rem script, for the person who runs it; no administrator is needed.
rem   register.cmd           registers
rem   register.cmd /remove   takes it back
setlocal
set "CLASSES=HKCU\Software\Classes"
set "PROGRAM=%~dp0waymark.exe"
if /i "%~1"=="/remove" goto remove
if not exist "%PROGRAM%" (
  echo waymark.exe is not beside this script. Nothing was changed.
  exit /b 1
)
reg add "%CLASSES%\.waymark" /ve /d "Waymark.Project" /f >nul
if errorlevel 1 goto failed
reg add "%CLASSES%\.waymark" /v "Content Type" /d "application/vnd.waymark" /f >nul
if errorlevel 1 goto failed
reg add "%CLASSES%\.waymark\OpenWithProgids" /v "Waymark.Project" /d "" /f >nul
if errorlevel 1 goto failed
reg add "%CLASSES%\Waymark.Project" /ve /d "Customer journey maps" /f >nul
if errorlevel 1 goto failed
reg add "%CLASSES%\Waymark.Project\DefaultIcon" /ve /d "\"%PROGRAM%\",0" /f >nul
if errorlevel 1 goto failed
reg add "%CLASSES%\Waymark.Project\shell\open\command" /ve /d "\"%PROGRAM%\" \"%%1\"" /f >nul
if errorlevel 1 goto failed
echo A double click on a .waymark file opens Waymark now.
exit /b 0
:remove
reg delete "%CLASSES%\Waymark.Project" /f >nul 2>nul
reg delete "%CLASSES%\.waymark\OpenWithProgids" /v "Waymark.Project" /f >nul 2>nul
reg delete "%CLASSES%\.waymark" /f >nul 2>nul
echo Waymark and .waymark files know nothing of each other any more.
exit /b 0
:failed
echo Windows did not allow it. Nothing is lost; ask whoever looks after this computer.
exit /b 1
