package main

import (
	"fmt"

	"github.com/go-gl/glfw/v3.4/glfw"
)

// flatFrames asks for windows without buffers for depth and stencils, which
// nothing here uses: without a graphics card, clearing them was a tenth of what a
// frame costs. It is to be called on the main goroutine after the first window
// was made, which starts GLFW, and before one is shown, which opens it. It gives
// an error where GLFW did not start, as on a display that is not there: Fyne only
// notes that, and fails at the first window that is shown.
func flatFrames() (err error) {
	defer func() { // GLFW's own way of saying so
		if problem := recover(); problem != nil {
			err = fmt.Errorf("starting GLFW: %v", problem)
		}
	}()
	glfw.WindowHint(glfw.DepthBits, 0)
	glfw.WindowHint(glfw.StencilBits, 0)
	return nil
}
