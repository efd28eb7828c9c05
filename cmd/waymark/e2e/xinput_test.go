//go:build e2e

package e2e

import (
	"encoding/binary"
	"io"
	"net"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// hand moves the pointer and presses keys by speaking to the X server itself
// (the XTEST extension), so that a measurement holds no other program's time.
type hand struct {
	tb    testing.TB
	conn  net.Conn
	xtest byte             // the extension's number
	keys  map[uint32]uint8 // by their first symbol
	order binary.ByteOrder
}

// The kinds of events of XTEST.
const (
	keyPress = iota + 2
	keyRelease
	buttonPress
	buttonRelease
	motion
)

// Symbols of keys that are no letters.
const (
	symBackspace = 0xff08
	symReturn    = 0xff0d
	symEscape    = 0xff1b
	symDelete    = 0xffff
	symPageUp    = 0xff55
	symPageDown  = 0xff56
	symShift     = 0xffe1
	symControl   = 0xffe3
)

func (d *desk) hand() *hand {
	d.t.Helper()
	conn, err := net.Dial("unix", "/tmp/.X11-unix/X"+strings.TrimPrefix(d.display, ":"))
	require.NoError(d.t, err)
	d.t.Cleanup(func() { _ = conn.Close() })
	h := &hand{tb: d.t, conn: conn, order: binary.LittleEndian, keys: map[uint32]uint8{}}
	h.send([]byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	head := h.receive(8)
	require.EqualValues(d.t, 1, head[0], "the display lets tests in")
	setup := h.receive(4 * int(h.order.Uint16(head[6:])))
	low, high := setup[26], setup[27]

	const name = "XTEST"
	h.send([]byte{98, 0, 4, 0, byte(len(name)), 0, 0, 0, name[0], name[1], name[2], name[3], name[4], 0, 0, 0})
	reply := h.receive(32)
	require.EqualValues(d.t, 1, reply[8], "the display has "+name)
	h.xtest = reply[9]

	h.send([]byte{101, 0, 2, 0, low, high - low + 1, 0, 0})
	reply = h.receive(32)
	width := int(reply[1])
	table := h.receive(4 * int(h.order.Uint32(reply[4:])))
	for code := int(high); code >= int(low); code-- {
		if sym := h.order.Uint32(table[4*width*(code-int(low)):]); sym != 0 {
			h.keys[sym] = uint8(code)
		}
	}
	return h
}

func (h *hand) send(b []byte) {
	h.tb.Helper()
	_, err := h.conn.Write(b)
	require.NoError(h.tb, err)
}

func (h *hand) receive(n int) []byte {
	h.tb.Helper()
	b := make([]byte, n)
	_, err := io.ReadFull(h.conn, b)
	require.NoError(h.tb, err)
	return b
}

// fake has the server act as if a device had sent an event.
func (h *hand) fake(kind, detail byte, x, y int) {
	h.tb.Helper()
	b := make([]byte, 36)
	b[0], b[1], b[2], b[4], b[5] = h.xtest, 2, 9, kind, detail
	h.order.PutUint16(b[24:], uint16(x))
	h.order.PutUint16(b[26:], uint16(y))
	h.send(b)
}

func (h *hand) move(x, y int)       { h.tb.Helper(); h.fake(motion, 0, x, y) }
func (h *hand) press(button byte)   { h.tb.Helper(); h.fake(buttonPress, button, 0, 0) }
func (h *hand) release(button byte) { h.tb.Helper(); h.fake(buttonRelease, button, 0, 0) }

func (h *hand) click(button byte) {
	h.tb.Helper()
	h.press(button)
	h.release(button)
}

// key presses and releases a key, held down the ones named after it.
func (h *hand) key(sym uint32, held ...uint32) {
	h.tb.Helper()
	for _, m := range held {
		h.fake(keyPress, h.code(m), 0, 0)
	}
	h.fake(keyPress, h.code(sym), 0, 0)
	h.fake(keyRelease, h.code(sym), 0, 0)
	for _, m := range held {
		h.fake(keyRelease, h.code(m), 0, 0)
	}
}

func (h *hand) code(sym uint32) uint8 {
	h.tb.Helper()
	code, ok := h.keys[sym]
	require.True(h.tb, ok, "a key has the symbol %#x", sym)
	return code
}
