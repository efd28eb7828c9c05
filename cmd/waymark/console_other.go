//go:build !windows

package main

// attachConsole has work to do on Windows only.
func attachConsole() {}
