package main

import "github.com/go-gl/glfw/v3.4/glfw"

// flatFrames asks for windows without buffers for depth and stencils, which
// nothing here uses: without a graphics card, clearing them was a tenth of what a
// frame costs. It is to be called on the main goroutine after the first window
// was made, which starts GLFW, and before one is shown, which opens it.
func flatFrames() {
	glfw.WindowHint(glfw.DepthBits, 0)
	glfw.WindowHint(glfw.StencilBits, 0)
}
