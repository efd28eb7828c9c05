// Package e2e drives the real program in a real window, with a real pointer
// and keyboard under Xvfb, and checks the outcome in the file. Its tests carry
// the build tag e2e and are run by `make e2e`; nothing else lives here.
package e2e
