//go:build e2e

package e2e

import (
	"encoding/binary"
	"image"
	"image/color"
	"image/png"
	"io"
	"net"
	"net/url"
	"os"
	"strings"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// fileManager is another program of the desktop from which files are dragged: it
// speaks XDND, the protocol of the desktop's file managers, to the X server.
type fileManager struct {
	t      testing.TB
	conn   net.Conn
	order  binary.ByteOrder
	root   uint32
	window uint32
	atoms  map[string]uint32
}

// The kinds of packets that come from the server.
const (
	xReply            = 1
	xSelectionRequest = 30
	xClientMessage    = 33
	xSent             = 0x80 // another client sent the event
)

func (d *desk) fileManager() *fileManager {
	d.t.Helper()
	conn, err := net.Dial("unix", "/tmp/.X11-unix/X"+strings.TrimPrefix(d.display, ":"))
	require.NoError(d.t, err)
	d.t.Cleanup(func() { _ = conn.Close() })
	m := &fileManager{t: d.t, conn: conn, order: binary.LittleEndian, atoms: map[string]uint32{}}
	m.send([]byte{'l', 0, 11, 0, 0, 0, 0, 0, 0, 0, 0, 0})
	head := m.receive(8)
	require.EqualValues(d.t, 1, head[0], "the display lets tests in")
	setup := m.receive(4 * int(m.order.Uint16(head[6:])))
	vendor := int(m.order.Uint16(setup[16:]))
	m.window = m.order.Uint32(setup[4:]) | 1
	m.root = m.order.Uint32(setup[32+(vendor+3)/4*4+8*int(setup[21]):])
	for _, name := range []string{"XdndEnter", "XdndPosition", "XdndStatus", "XdndDrop", "XdndFinished", "XdndSelection", "XdndActionCopy", "text/uri-list"} {
		b := append([]byte{16, 0, byte(2 + (len(name)+3)/4), 0, byte(len(name)), 0, 0, 0}, name...)
		m.send(append(b, make([]byte, (4-len(name)%4)%4)...))
		m.atoms[name] = m.order.Uint32(m.next(xReply)[8:])
	}
	m.request(1, 0, m.window, m.root, 0, 1|1<<16, 0, 0, 0) // a window of its own, never shown
	m.request(22, 0, m.window, m.atoms["XdndSelection"], 0)
	return m
}

func (m *fileManager) send(b []byte) {
	m.t.Helper()
	_, err := m.conn.Write(b)
	require.NoError(m.t, err)
}

func (m *fileManager) receive(n int) []byte {
	m.t.Helper()
	require.NoError(m.t, m.conn.SetReadDeadline(time.Now().Add(patience)))
	b := make([]byte, n)
	_, err := io.ReadFull(m.conn, b)
	require.NoError(m.t, err, "the program answers")
	return b
}

// next waits for a packet of a kind.
func (m *fileManager) next(kind byte) []byte {
	m.t.Helper()
	for {
		b := m.receive(32)
		if b[0] == xReply {
			b = append(b, m.receive(4*int(m.order.Uint32(b[4:])))...)
		}
		require.NotZero(m.t, b[0], "the server refused a request: %v", b)
		if b[0]&^xSent == kind {
			return b
		}
	}
}

// request sends a request made of whole words.
func (m *fileManager) request(op, detail byte, words ...uint32) {
	m.t.Helper()
	b := []byte{op, detail, byte(1 + len(words)), 0}
	for _, w := range words {
		b = binary.LittleEndian.AppendUint32(b, w)
	}
	m.send(b)
}

// tell sends a message of the protocol to the program's window.
func (m *fileManager) tell(to uint32, message string, data ...uint32) {
	m.t.Helper()
	words := []uint32{to, 0, uint32(xClientMessage) | 32<<8, to, m.atoms[message]}
	words = append(words, data...)
	for len(words) < 10 {
		words = append(words, 0)
	}
	m.request(25, 0, words...)
}

// drop carries files over a place of the screen and lets them go there.
func (m *fileManager) drop(to uint32, x, y int, paths ...string) {
	m.t.Helper()
	list := ""
	for _, path := range paths {
		list += (&url.URL{Scheme: "file", Path: path}).String() + "\r\n"
	}
	m.tell(to, "XdndEnter", m.window, 5<<24, m.atoms["text/uri-list"])
	m.tell(to, "XdndPosition", m.window, 0, uint32(x)<<16|uint32(y), 0, m.atoms["XdndActionCopy"])
	status := m.message("XdndStatus")
	require.NotZero(m.t, m.order.Uint32(status[16:])&1, "the window takes files")
	m.tell(to, "XdndDrop", m.window, 0, 0)

	ask := m.next(xSelectionRequest)
	when, requestor, property := m.order.Uint32(ask[4:]), m.order.Uint32(ask[12:]), m.order.Uint32(ask[24:])
	words := []uint32{requestor, property, m.atoms["text/uri-list"], 8, uint32(len(list))}
	b := []byte{18, 0, byte(1 + len(words) + (len(list)+3)/4), 0}
	for _, w := range words {
		b = binary.LittleEndian.AppendUint32(b, w)
	}
	b = append(b, list...)
	m.send(append(b, make([]byte, (4-len(list)%4)%4)...))
	m.request(25, 0, requestor, 0, 31, when, requestor, m.atoms["XdndSelection"], m.atoms["text/uri-list"], property, 0, 0)
	m.message("XdndFinished")
}

func (m *fileManager) message(name string) []byte {
	m.t.Helper()
	for {
		if b := m.next(xClientMessage); m.order.Uint32(b[8:]) == m.atoms[name] {
			return b
		}
	}
}

// programWindow gives the window of the program: the one of the root's children
// that has its size.
func (m *fileManager) programWindow() uint32 {
	m.t.Helper()
	m.request(15, 0, m.root)
	tree := m.next(xReply)
	best, largest := uint32(0), 0
	for i := range int(m.order.Uint16(tree[16:])) {
		id := m.order.Uint32(tree[32+4*i:])
		m.request(14, 0, id)
		geometry := m.next(xReply)
		if area := int(m.order.Uint16(geometry[16:])) * int(m.order.Uint16(geometry[18:])); area > largest {
			best, largest = id, area
		}
	}
	return best
}

// TestDroppingPicturesFromTheDesktop lets picture files go over a card, an empty
// cell, a persona, and beside the map.
func TestDroppingPicturesFromTheDesktop(t *testing.T) {
	for lang, locale := range map[string]string{"en": "en_GB.UTF-8", "zh-Hans": "zh_CN.UTF-8"} {
		t.Run(lang, func(t *testing.T) {
			t.Parallel()
			d := newDesk(t, locale)
			file := d.path("客户 旅程.waymark")
			d.waymark("new", "--template", "example-b2b", "--lang", lang, file)
			dropPictures(t, d, file)
		})
	}
}

func dropPictures(t *testing.T, d *desk, file string) {
	t.Helper()
	var paths []string
	for i, name := range []string{"照片 1.png", "b&b #2.png", "c.png", "d.png"} {
		img := image.NewRGBA(image.Rect(0, 0, 60, 40))
		img.Set(i, i, color.RGBA{R: 200, G: uint8(40 * i), A: 255})
		out, err := os.Create(d.path(name))
		require.NoError(t, err)
		require.NoError(t, png.Encode(out, img))
		require.NoError(t, out.Close())
		paths = append(paths, out.Name())
	}
	p := d.people(file)
	doing := p.cardsOf("doing")
	card, other := doing[0], doing[1]
	d.open(file)
	m := d.fileManager()
	window := m.programWindow()
	onto := func(b box, paths ...string) {
		t.Helper()
		d.edited("the pictures are there", func() {
			x, y := b.center()
			m.drop(window, x, y, paths...)
		})
	}

	d.click(d.at("card", other, "whole"), 1) // what is selected is not meant
	d.settled()
	onto(d.at("card", card, "whole"), paths[0])
	onto(d.at("persona", p.Personas[0].ID, "name"), paths[1])
	// The free ground at the foot of a cell, beside a cell of more cards.
	lane, step := p.Maps[0].Lanes[0].ID, p.Maps[0].Stages[4].Steps[0].ID
	cell := d.at("cell", lane+"/"+step, "")
	onto(box{cell.x, cell.y + cell.h - 14, cell.w, 8}, paths[2])
	d.click(d.at("card", other, "whole"), 1)
	d.settled()
	onto(d.at("button", "top.print", ""), paths[3]) // beside the map: into what is selected
	d.shot("dropped")
	d.key("ctrl+s")
	d.kept(file, "the pictures in their places", func(now people) bool {
		pictures := map[string]string{}
		inCell := false
		for _, c := range now.Maps[0].Cards {
			pictures[c.ID] = c.Picture
			inCell = inCell || c.Lane == lane && c.Step == step && c.Picture != ""
		}
		return pictures[card] != "" && pictures[other] != "" && pictures[card] != pictures[other] && inCell && now.Personas[0].Picture != ""
	})
	d.close()
}
