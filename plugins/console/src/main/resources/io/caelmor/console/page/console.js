/** The console: listens to the server's events, and shows them. What it has missed it asks for by the number of the last sample. */
import {Charts} from './charts.js';
import {FrameView} from './frame.js';
import {WorldMap} from './map.js';
import {Pipelines} from './pipelines.js';
import {Table} from './tables.js';
import {bytes, element, micros, number, order, seconds} from './values.js';

const $ = id => document.getElementById(id);
const RETRY_MILLIS = 2000;
/** Seconds without a state after which the page says that it hears nothing. */
const SILENT_SECONDS = 4;

const charts = new Charts($('tick-chart'), $('hook-chart'));
const pipelines = new Pipelines($('pipelines'));
const map = new WorldMap($('map'), $('kinds'), $('map-note'));
const frame = new FrameView($('frame'), $('frame-note'));
const sessions = new Table($('sessions'), [['account'], ['state'], ['address'], ['age', 'n'], ['commands wait', 'n'], ['bytes wait', 'n'], ['sent/s', 'n'],
  ['round trip', 'n'], ['refused', 'n'], ['', 'n']]);
const hooks = new Table($('hooks'), [['phase'], ['order', 'n'], ['hook'], ['plugin'], ['a tick', 'n'], ['allocates', 'n']]);
const plugins = new Table($('plugins'), [['plugin'], ['version'], ['roles'], ['from', 'wrap']]);
const counters = new Table($('counters'), [['counter'], ['in all', 'n'], ['a second', 'n'], ['what it counts', 'wrap']]);

let schema;
let last;
let before;
let state;
let heardAt = 0;
let dirty = false;
let source;

// --- the server

async function connect() {
  try {
    const access = await fetch('/api/access');
    $('login').hidden = access.status !== 401;
    $('console').hidden = access.status === 401;
    if (access.status === 401) return say('locked', false);
    if (!access.ok) throw new Error((await access.json()).error);
    listen();
  } catch (failure) {
    say(failure instanceof TypeError ? 'the server is away' : failure.message, true);
    setTimeout(connect, RETRY_MILLIS);
  }
}

function listen() {
  source?.close();
  source = new EventSource('/api/live');
  source.addEventListener('schema', event => begin(JSON.parse(event.data)));
  source.addEventListener('sample', event => sample(JSON.parse(event.data)));
  source.addEventListener('state', event => {
    state = JSON.parse(event.data);
    heardAt = performance.now();
    showState();
  });
  // The browser comes back by itself and says what it has; where the server refuses, we ask why.
  source.onerror = () => {
    say('the server is away', true);
    if (source.readyState === EventSource.CLOSED) setTimeout(connect, RETRY_MILLIS);
  };
}

async function call(path, body) {
  const answer = await fetch(path, {method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body)});
  const told = await answer.json();
  if (!answer.ok) throw new Error(told.error);
  return told;
}

// --- what it tells

function begin(next) {
  const another = schema?.run !== next.run;
  schema = next;
  schema.counterAt = new Map(schema.counters.map(([name], at) => [name, at]));
  schema.gaugeAt = new Map(schema.gauges.map(([name], at) => [name, at]));
  if (!another) return;
  last = before = undefined;
  $('world').textContent = `· world ${schema.world.id} · ${schema.endpoints.join('  ')}`;
  $('store-name').textContent = schema.store;
  document.title = `Caelmor console · ${schema.world.id}`;
  charts.begin(schema.hooks.map(([, , name]) => ({name})));
  pipelines.begin(schema.pipelines);
  map.begin(schema.world, schema.kinds);
  plugins.show(schema.plugins.map(([name, version, roles, from]) => ({key: name, cells: [name, version, roles, from]})));
}

function sample(next) {
  before = last;
  last = next;
  const passed = name => before ? next.counters[schema.counterAt.get(name)] - before.counters[schema.counterAt.get(name)] : 0;
  charts.add(next, {caughtUp: passed('tick.caught_up'), leftOut: passed('tick.clamped')});
  // The samples that were missed come at once, and are drawn once.
  if (!dirty) {
    dirty = true;
    requestAnimationFrame(() => {
      dirty = false;
      showSample();
    });
  }
}

// --- what is shown

function value(name) {
  return last && schema.counterAt.has(name) ? last.counters[schema.counterAt.get(name)] : 0;
}

function rate(name) {
  if (!before || !schema.counterAt.has(name)) return 0;
  const at = schema.counterAt.get(name);
  return Math.max(0, (last.counters[at] - before.counters[at]) / Math.max(0.5, (last.t - before.t) / 1000));
}

function gauge(name) {
  return schema.gaugeAt.has(name) ? last.gauges[schema.gaugeAt.get(name)] : 0;
}

function help(name) {
  return schema.counterAt.has(name) ? schema.counters[schema.counterAt.get(name)][1] : '';
}

function showSample() {
  charts.draw();
  pipelines.counted(rate, value, help);
  const ticks = Math.max(1, last.duration[0]);
  hooks.show(schema.hooks.map(([phase, place, name, plugin], at) => {
    const allocated = `allocated.${name}`;
    return {key: name, className: last.hooks[at] < 1 ? 'quiet' : '', cells: [phase, order(place), name, plugin,
      micros(last.hooks[at]), schema.counterAt.has(allocated) ? bytes(rate(allocated) / ticks) : '–']};
  }));
  const saves = gauge('persist.healthy') === 1;
  pairs($('store'), [
    ['saving', saves ? 'works' : 'FAILS', saves ? 'good' : 'bad'],
    ['oldest unsaved change', `${number(gauge('persist.oldest_unsaved_ticks'))} ticks, ${(gauge('persist.oldest_unsaved_ticks') / schema.rate).toFixed(1)} s`],
    ['cuts', `${number(value('persist.committed'))} committed, ${number(rate('persist.committed'))}/s`],
    ['entities', `${number(value('persist.entities'))} saved, ${number(rate('persist.entities'))}/s`],
    ['tried again', number(value('persist.retried'))],
    ['waits for the store', `${number(gauge('persist.queued'))} tasks`],
  ]);
  pairs($('figures'), [
    ['tick', number(last.tick)], ['ticks/s', `${number(rate('tick.ticks'))} of ${schema.rate}`], ['p50', micros(last.duration[1])], ['p99', micros(last.duration[2])],
    ['receipts p99', micros(last.receipts[2])], ['out', `${bytes(rate('outbound.bytes'))}/s`], ['caught up', number(value('tick.caught_up'))], ['left out', number(value('tick.clamped'))],
  ], true);
  if ($('counters').closest('details').open) {
    counters.show(schema.counters.map(([name, meaning]) => ({key: name, className: rate(name) > 0 ? 'changed' : 'quiet',
      cells: [name, number(value(name)), number(rate(name)), meaning]})));
  }
}

function showState() {
  const dead = pipelines.waiting(state.queues, state.standstill);
  if (state.standstill) return say(`tick ${state.tick} does not end`, true);
  say(dead.length ? `dead: ${dead.join(', ')}` : last && gauge('persist.healthy') !== 1 ? 'saving fails' : 'all is well', dead.length > 0 || last && gauge('persist.healthy') !== 1);
  const followed = state.sessions.find(session => session[0] === state.followed);
  map.show(state, followed?.[11]);
  frame.show(state, followed?.[3] ?? '');
  $('session-note').textContent = `${state.sessions.length} of ${number(schema.sessions)} slots`;
  sessions.show(state.sessions.map(([slot, activation, life, account, address, age, commands, waiting, sent, trip, refused]) => ({
    key: `${slot}/${activation}`, slot, activation, account, className: slot === state.followed ? 'followed' : '',
    cells: [account, life, address, seconds(age), commands, bytes(waiting), bytes(sent), trip < 0 ? '–' : `${trip} ms`, refused],
  })), actions);
  $('faults').replaceChildren(...(state.faults.length ? state.faults.map(([at, culprit, count]) =>
    element('div', '', element('span', 'soft', `${new Date(at).toLocaleTimeString()} `), culprit, element('span', 'bad', ` × ${count}`))) : [element('span', 'soft', 'none')]));
}

function actions(row) {
  const look = element('button', '', 'look');
  look.onclick = () => call('/api/follow', {slot: state.followed === row.slot ? -1 : row.slot, activation: row.activation});
  const kick = element('button', '', 'kick');
  kick.onclick = () => ask(row);
  return [look, ' ', kick];
}

function ask(row) {
  $('kick-account').textContent = row.account;
  $('kick-error').textContent = '';
  $('kick-no').onclick = () => $('kick').close();
  $('kick-yes').onclick = async () => {
    try {
      await call('/api/kick', {slot: row.slot, activation: row.activation, reason: $('kick-reason').value});
      $('kick').close();
    } catch (failure) {
      $('kick-error').textContent = failure.message;
    }
  };
  $('kick').showModal();
  $('kick-reason').select();
}

function pairs(list, entries, boxed = false) {
  list.replaceChildren(...entries.flatMap(([name, text, className]) => {
    const both = [element('dt', '', name), element('dd', className ?? '', text)];
    return boxed ? [element('div', '', ...both)] : both;
  }));
}

function say(text, bad) {
  $('health').textContent = text;
  $('health').className = `pill ${bad ? 'bad' : 'good'}`;
}

$('login').onsubmit = async event => {
  event.preventDefault();
  try {
    await call('/api/login', {token: $('token').value});
    $('token').value = '';
    $('login-error').textContent = '';
    connect();
  } catch (failure) {
    $('login-error').textContent = failure.message;
  }
};

setInterval(() => {
  if (source?.readyState === EventSource.OPEN && performance.now() - heardAt > SILENT_SECONDS * 1000) say('nothing is heard of the server', true);
}, 1000);

connect();
