#!/usr/bin/env python3
"""report.py DOC arena|commits|memory FACTS FIGURES, report.py DOC jmh FACTS JSON, report.py - ratio JSON: figures as a table.

Prints it and, unless DOC is '-', puts it into that page between the markers of its name; what stands around them is left alone.
"""
import json
import re
import statistics
import sys


def keys(path):
    with open(path) as file:
        return dict(line.rstrip('\n').split(': ', 1) for line in file)


def head(facts):
    machine = ', '.join(facts[key] for key in ('cpu', 'memory', 'kernel'))
    versions = ', '.join(f'{key} {facts[key]}' for key in ('JDK', 'Netty', 'Node', 'Colyseus') if key in facts)
    return f"Commit {facts['commit']}, {facts['date']}. {machine}. {versions}."


def table(titles, rows):
    numbers = ['---:' if column else '---' for column in range(len(titles))]
    return '\n'.join('| ' + ' | '.join(row) + ' |' for row in [titles, numbers, *rows])


def short(value):
    return f'{value:,.0f}' if value >= 1000 else f'{value:.4g}'


def arena(facts, path):
    runs, failed = {}, {}
    for line in open(path):
        values = dict(re.findall(r'(\w+)=(\S+)', line))
        into = runs if line.startswith('RESULT') else failed
        into.setdefault((int(values['n']), values['label']), []).append(values)
    rows = []
    # The servers in the order in which they ran.
    for n, label in sorted({**runs, **failed}, key=lambda run: run[0]):
        mine, lost = runs.get((n, label), []), len(failed.get((n, label), []))

        def median(key, of=None):
            figures = [float(run[key]) for run in (mine if of is None else of)]
            return statistics.median(figures) if figures else float('nan')

        floor = median('usPerClientTick', runs.get((n, 'nfws'), []))
        cost = median('usPerClientTick')
        if not mine:
            rows.append([label, f'{n:,}'] + ['-'] * 9 + [f'0 of {lost}'])
            continue
        rows.append([
            label, f'{n:,}', f'{cost:.1f}', f'{cost / floor:.2f}' if floor == floor else '-', f"{median('payloadPerFrame'):,.0f}",
            f"{median('bytesPerClientSec'):,.0f}", f"{median('latMs50'):.1f}", f"{median('latMs99'):.1f}", f"{median('gapMs99'):.1f}",
            f"{median('rssMb'):.0f}", f"{min(int(run['joined']) for run in mine):,}", f'{len(mine)} of {len(mine) + lost}'])
    titles = ['server', 'N', 'µs a client-tick', 'times the floor', 'payload, bytes a frame', 'bytes a client-second',
              'latency p50, ms', 'p99', 'gap p99, ms', 'RSS, MB', 'joined', 'runs that count']
    return f"{head(facts)} Medians of {facts['rounds']} rounds; windows of {facts['window']}.\n\n{table(titles, rows)}"


def jmh(facts, path):
    rows = []
    for result in json.load(open(path)):
        name = '.'.join(result['benchmark'].split('.')[-2:])
        parameters = ', '.join(f'{key} {value}' for key, value in result.get('params', {}).items())
        more = {key: statistics.median(value for fork in metric['rawData'] for value in fork)
                for key, metric in result['secondaryMetrics'].items() if 'rawData' in metric}
        primary = result['primaryMetric']
        if 'rawData' in primary:
            spread = sorted(value for fork in primary['rawData'] for value in fork)
            figure = f"{short(statistics.median(spread))} ({short(spread[0])}-{short(spread[-1])}) {primary['scoreUnit']}"
        else:
            # Mode.SampleTime: each operation's time, in a histogram.
            at = primary['scorePercentiles']
            figure = f"median {short(at['50.0'])}, p99 {short(at['99.0'])}, most {short(at['100.0'])} {primary['scoreUnit']}"
        allocated = more.get('allocatedByTick', more.get('gc.alloc.rate.norm', 0))
        if 'p99Micros' in more:
            figure = f"late p50 {more['p50Micros']:,.1f}, p99 {more['p99Micros']:,.1f}, most {more['mostMicros']:,.1f} us"
            # A wake-up allocates nothing worth a claim: what is counted there is the benchmark's own.
            allocated = None
        rows.append([name, parameters, figure, '-' if allocated is None else f'{allocated:,.0f}'])
    titles = ['benchmark', 'with', 'median of iterations (least-most)', 'bytes allocated an operation']
    return f'{head(facts)}\n\n{table(titles, rows)}'


def commits(facts, path):
    rows = []
    for line in open(path):
        found = dict(re.findall(r'(\w+)=(\S+)', line))
        rows.append([found['backend'], found['kind'], f"{int(found['entities']):,}", f"{int(found['rate']):,}", f"{int(found['plain']):,}",
                     found['ratio'], found['ms99']])
    titles = ['backend', 'entities', 'in a cut', 'entities a second', 'plain JDBC batch', 'ratio', 'commit p99, ms']
    return f'{head(facts)}\n\n{table(titles, rows)}'


def memory(facts, path):
    found = keys(path)
    setting = f"{head(facts)} {found['players']} players, `-Xmx{found['heap']}`, a window of {found['seconds']} s."
    if 'failed' in found:
        return f"{setting}\n\n**It did not last: {found['failed']}.**"
    rows = [['collections in the window', found['collections'], '0'], ['collections before it', found['before'], ''],
            ['resident memory, MB', f"{float(found['rss']):.0f}", '130']]
    return setting + '\n\n' + table(['', 'measured', 'goal, at most'], rows)


def median_of(histogram):
    """The median of [[value, count], ...]."""
    left = sum(count for _, count in histogram) / 2
    for value, count in sorted(histogram):
        left -= count
        if left <= 0:
            return value


def ratio(path):
    best = {result['benchmark'].split('.')[-1]: min(median_of(second) for fork in result['primaryMetric']['rawDataHistogram'] for second in fork)
            for result in json.load(open(path))}
    return f"{best['walking'] / best['steps']:.3f}"


def main():
    doc, name, *arguments = sys.argv[1:]
    if name == 'ratio':
        print(ratio(*arguments))
        return
    facts, figures = arguments
    text = {'arena': arena, 'commits': commits, 'jmh': jmh, 'memory': memory}[name](keys(facts), figures)
    print(text)
    if doc != '-':
        page = open(doc).read()
        marked = re.compile(f'(<!-- {name}: begin[^\n]*-->\n).*?(<!-- {name}: end -->)', re.S)
        page, found = marked.subn(lambda match: f'{match[1]}{text}\n{match[2]}', page)
        if not found:
            sys.exit(f"report.py: {doc} has no markers '<!-- {name}: begin -->' and '<!-- {name}: end -->'; nothing was written")
        open(doc, 'w').write(page)


main()
