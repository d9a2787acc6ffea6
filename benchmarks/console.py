#!/usr/bin/env python3
"""What an open console costs: one server, one crowd of bots, the console closed and open in turn.

    benchmarks/console.py [--home distribution/target/caelmor-0.1.0] [--bots 500] [--rounds 4] [--seconds 30]

Each tick's duration comes from a flight recording of that run; `jfr` of a JDK 25 must be on the PATH or in JAVA_HOME. Prints the median and
the 99th hundredth of the ticks with the console closed and open, and the processor time of the threads that serve it. Wants a machine that does nothing else.
"""
import argparse
import datetime
import json
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import threading
import time
import urllib.request


def quantile(values, share):
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def watch(address, until):
    """Reads the live stream as a page does, until told to stop."""
    with urllib.request.urlopen(address + "api/live") as stream:
        for _ in stream:
            if until.is_set():
                return


def served(pid):
    """Seconds of processor time that the console's own thread and those that answer its pages have had."""
    ticks = 0
    for thread in pathlib.Path(f"/proc/{pid}/task").iterdir():
        try:
            name, fields = (thread / "stat").read_text().split("(", 1)[1].rsplit(")", 1)
        except OSError:
            continue  # it has just ended
        if name.startswith(("caelmor-console", "HTTP-Dispatcher", "ForkJoinPool")):
            ticks += sum(int(field) for field in fields.split()[11:13])
    return ticks / os.sysconf("SC_CLK_TCK")


def main():
    options = argparse.ArgumentParser()
    options.add_argument("--home", default="distribution/target/caelmor-0.1.0")
    options.add_argument("--bots", type=int, default=500)
    options.add_argument("--rounds", type=int, default=4)
    options.add_argument("--seconds", type=int, default=30)
    asked = options.parse_args()
    launcher = pathlib.Path(asked.home).resolve() / "bin/caelmor"
    folder = pathlib.Path(tempfile.mkdtemp())
    recording = folder / "ticks.jfr"
    settings = ["transport.netty.port=0", "console.port=0", "metrics.port=0", "arena.port=0"]
    server = subprocess.Popen([launcher, "run", *(word for setting in settings for word in ("--set", setting))], cwd=folder, stdout=subprocess.PIPE, text=True,
                              env={**os.environ, "JAVA_OPTS": f"-XX:StartFlightRecording=filename={recording},settings=none,+io.caelmor.Tick#enabled=true"})
    said = ""
    for line in server.stdout:
        said += line
        if line.startswith("Ready"):
            break
    console = re.search(r"console +(http\S+)", said).group(1)
    game = re.search(r"tcp://\S+", said).group(0)
    whole = 20 + 2 * asked.rounds * asked.seconds
    bots = subprocess.Popen([launcher, "bots", "--count", str(asked.bots), "--joins-per-second", "100", "--seconds", str(whole + 20), "--url", game],
                            cwd=folder, stdout=subprocess.DEVNULL)
    time.sleep(20)
    windows = []
    for window in range(2 * asked.rounds):
        is_open, until = window % 2 == 1, threading.Event()
        if is_open:
            threading.Thread(target=watch, args=(console, until), daemon=True).start()
        time.sleep(2)
        begin, before = time.time(), served(server.pid)
        time.sleep(asked.seconds - 3)
        end = time.time()
        windows.append((is_open, begin, end, (served(server.pid) - before) / (end - begin)))
        until.set()
        time.sleep(1)
    bots.terminate()
    bots.wait()
    server.send_signal(signal.SIGTERM)
    server.stdout.read()
    server.wait()
    jfr = os.path.join(os.environ["JAVA_HOME"], "bin/jfr") if "JAVA_HOME" in os.environ else "jfr"
    printed = json.loads(subprocess.run([jfr, "print", "--json", "--events", "io.caelmor.Tick", recording], capture_output=True, check=True, text=True).stdout)
    ticks = {True: [], False: []}
    for event in printed["recording"]["events"]:
        values = event["values"]
        at = datetime.datetime.fromisoformat(values["startTime"][:26] + values["startTime"][-6:]).timestamp()
        for is_open, begin, end, _ in windows:
            if begin <= at <= end:
                ticks[is_open].append(float(values["duration"].removeprefix("PT").removesuffix("S")) * 1000)
    for is_open in (False, True):
        durations = ticks[is_open]
        cores = quantile([share for opened, _, _, share in windows if opened == is_open], 0.5)
        print(f"console {'open  ' if is_open else 'closed'}  {len(durations)} ticks  p50 {quantile(durations, 0.5):.3f} ms  p99 {quantile(durations, 0.99):.3f} ms"
              f"  its threads {100 * cores:.2f} % of a core")
    print(f"p99 open / closed: {quantile(ticks[True], 0.99) / quantile(ticks[False], 0.99):.3f}")


main()
