package main

import (
	"os"

	"golang.org/x/sys/windows"
)

// attachConsole lets the commands print into the terminal they were started in.
// Windows gives programs with a window none, so that a double click opens no
// black one.
func attachConsole() {
	const parent = ^uintptr(0) // ATTACH_PARENT_PROCESS
	attach := windows.NewLazySystemDLL("kernel32.dll").NewProc("AttachConsole")
	for _, stream := range []struct {
		number uint32
		name   string
		flags  int
		file   **os.File
	}{
		{windows.STD_INPUT_HANDLE, "CONIN$", os.O_RDONLY, &os.Stdin},
		{windows.STD_OUTPUT_HANDLE, "CONOUT$", os.O_RDWR, &os.Stdout},
		{windows.STD_ERROR_HANDLE, "CONOUT$", os.O_RDWR, &os.Stderr},
	} {
		// What leads to a file or a pipe stays as it is.
		if handle, err := windows.GetStdHandle(stream.number); err == nil && handle != 0 && handle != windows.InvalidHandle {
			continue
		}
		_, _, _ = attach.Call(parent) // does nothing the second time
		if file, err := os.OpenFile(stream.name, stream.flags, 0); err == nil {
			*stream.file = file
		}
	}
}
