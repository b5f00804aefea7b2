// engine-walk reads a build context as BuildKit's client does: with fsutil's own walk and moby's own reader of ignore files.
package main

import (
	"context"
	"encoding/json"
	"fmt"
	"io/fs"
	"os"

	"github.com/moby/patternmatcher/ignorefile"
	"github.com/tonistiigi/fsutil"
)

const usage = `usage: engine-walk count <root> <ignore file>       prints "<files> <bytes>"
       engine-walk list <root> <ignore file>...     prints a line of JSON for each ignore file`

func main() {
	if len(os.Args) < 4 || os.Args[1] == "count" && len(os.Args) != 4 {
		fail(usage)
	}
	switch root, ignoreFiles := os.Args[2], os.Args[3:]; os.Args[1] {
	case "count":
		count(root, ignoreFiles[0])
	case "list":
		list(root, ignoreFiles)
	default:
		fail(usage)
	}
}

func count(root, ignoreFile string) {
	var files, bytes int64
	err := walk(root, ignoreFile, func(_ string, info fs.FileInfo) {
		files++
		if info.Mode().IsRegular() {
			bytes += info.Size()
		}
	})
	if err != nil {
		fail(err)
	}
	fmt.Println(files, bytes)
}

// What one ignore file leaves of a tree, or why the engine refuses it.
type answer struct {
	Paths []string `json:"paths"`
	Error string   `json:"error,omitempty"`
}

func list(root string, ignoreFiles []string) {
	out := json.NewEncoder(os.Stdout)
	for _, ignoreFile := range ignoreFiles {
		found := answer{Paths: []string{}}
		err := walk(root, ignoreFile, func(path string, _ fs.FileInfo) {
			found.Paths = append(found.Paths, path)
		})
		if err != nil {
			found = answer{Paths: []string{}, Error: err.Error()}
		}
		if err := out.Encode(found); err != nil {
			fail(err)
		}
	}
}

// walk visits the included files and links; a build never gets sockets, pipes and devices from here.
func walk(root, ignoreFile string, visit func(string, fs.FileInfo)) error {
	patterns, err := readPatterns(ignoreFile)
	if err != nil {
		return err
	}
	whole, err := fsutil.NewFS(root)
	if err != nil {
		return err
	}
	filtered, err := fsutil.NewFilterFS(whole, &fsutil.FilterOpt{ExcludePatterns: patterns})
	if err != nil {
		return err
	}
	return filtered.Walk(context.Background(), "", func(path string, entry fs.DirEntry, err error) error {
		if err != nil {
			return err
		}
		info, err := entry.Info()
		if err != nil {
			return err
		}
		if kind := info.Mode().Type(); kind == 0 || kind == fs.ModeSymlink {
			visit(path, info)
		}
		return nil
	})
}

func readPatterns(ignoreFile string) ([]string, error) {
	file, err := os.Open(ignoreFile)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	return ignorefile.ReadAll(file)
}

func fail(reason any) {
	fmt.Fprintln(os.Stderr, reason)
	os.Exit(1)
}
