// child-usage runs one command and writes to file descriptor 3 what the kernel's wait4 says of it.
//
// Node knows the usage of all its children together only, /proc is gone when a child has ended, and GNU time is not
// installed everywhere. The peak cannot be lower than this program's own, which the child has until it executes; that
// is why a small program starts the commands and not Node.
package main

import (
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"os/signal"
	"runtime"
	"strconv"
	"syscall"
	"time"
)

// Of a command and of the children that it waited for; the peak is that of the largest single process.
type usage struct {
	WallMs   float64 `json:"wallMs"`
	CPUMs    float64 `json:"cpuMs"`
	PeakKiB  int64   `json:"peakKiB"`
	Status   int     `json:"status"`
	TimedOut bool    `json:"timedOut"`
}

func main() {
	if len(os.Args) < 3 {
		fail("usage: child-usage <deadline in seconds> <program> [argument...]")
	}
	seconds, err := strconv.Atoi(os.Args[1])
	if err != nil {
		fail(err)
	}
	// Linux ends the child with the thread that started it, so that thread has to live as long as we do.
	runtime.LockOSThread()
	syscall.CloseOnExec(3)
	result, err := run(exec.Command(os.Args[2], os.Args[3:]...), time.Duration(seconds)*time.Second)
	if err != nil {
		fail(err)
	}
	if err := json.NewEncoder(os.NewFile(3, "report")).Encode(result); err != nil {
		fail(err)
	}
}

func run(command *exec.Cmd, deadline time.Duration) (usage, error) {
	command.Stdout, command.Stderr = os.Stdout, os.Stderr
	command.SysProcAttr = &syscall.SysProcAttr{Setpgid: true, Pdeathsig: syscall.SIGKILL}
	interrupted := make(chan os.Signal, 1)
	signal.Notify(interrupted, syscall.SIGINT, syscall.SIGTERM, syscall.SIGHUP)

	begin := time.Now()
	if err := command.Start(); err != nil {
		return usage{}, err
	}
	killGroup := func() { _ = syscall.Kill(-command.Process.Pid, syscall.SIGKILL) }
	late := time.AfterFunc(deadline, killGroup)
	go func() {
		<-interrupted
		killGroup()
	}()
	_ = command.Wait()
	wall := time.Since(begin)
	return report(command.ProcessState, wall, !late.Stop()), nil
}

func report(state *os.ProcessState, wall time.Duration, timedOut bool) usage {
	return usage{
		WallMs:   milliseconds(wall),
		CPUMs:    milliseconds(state.UserTime() + state.SystemTime()),
		PeakKiB:  state.SysUsage().(*syscall.Rusage).Maxrss,
		Status:   state.ExitCode(),
		TimedOut: timedOut,
	}
}

func milliseconds(span time.Duration) float64 {
	return float64(span) / float64(time.Millisecond)
}

func fail(reason any) {
	fmt.Fprintln(os.Stderr, reason)
	os.Exit(1)
}
