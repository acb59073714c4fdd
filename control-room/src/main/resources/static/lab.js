const byId = id => document.getElementById(id);
const marks = { ready: '●', starting: '◐', dead: '✕', stopped: '○' };

function element(tag, properties = {}, ...children) {
  const made = Object.assign(document.createElement(tag), properties);
  made.append(...children);
  return made;
}

const link = (href, text) => element('a', { href, textContent: text });

async function change(method, path, body) {
  const answer = await fetch(path, {
    method,
    headers: body ? { 'Content-Type': 'application/json' } : {},
    body: body && JSON.stringify(body),
  });
  if (!answer.ok) {
    const problem = await answer.json().catch(() => ({}));
    byId('now').textContent = problem.detail ?? `answered ${answer.status}`;
  }
}

// Rows are made once and then updated, so that a button is never replaced under the pointer.
const rows = new Map();

function row(name) {
  if (!rows.has(name)) {
    const parts = {
      state: element('td'), process: element('td'), address: element('td'),
      button: element('button', { type: 'button' }),
      byHand: element('code', { className: 'by-hand', tabIndex: 0, hidden: true }),
    };
    parts.button.onclick = async () => {
      parts.button.disabled = true;
      await change('POST', `/api/processes/${name}/${parts.button.dataset.action}`);
      parts.button.disabled = false;
    };
    byId('processes').append(element('tr', {},
      element('td', { textContent: name }), parts.state, parts.process, parts.address, element('td', {}, parts.button, parts.byHand)));
    rows.set(name, parts);
  }
  return rows.get(name);
}

function showProcess(process) {
  const parts = row(process.name);
  parts.state.className = `state ${process.state}`;
  parts.state.textContent = `${marks[process.state] ?? '?'} ${process.state}`;
  parts.process.textContent = process.pid ? `pid ${process.pid}` : process.exitCode != null ? `exit code ${process.exitCode}` : '';
  const action = process.state === 'ready' || process.state === 'starting' ? 'kill' : 'revive';
  const command = action === 'kill' ? process.killByHand : process.reviveByHand;
  parts.button.hidden = Boolean(command);
  parts.byHand.hidden = !command;
  if (parts.byHand.textContent !== (command ?? '')) parts.byHand.textContent = command ?? '';
  parts.button.dataset.action = action;
  parts.button.textContent = action;
  parts.button.ariaLabel = `${action} ${process.name}`;
  if (!parts.address.hasChildNodes()) {
    parts.address.append(process.main.replace('http://', ''));
    for (const [path, text] of pages(process.name)) {
      parts.address.append(' ', link(process.main + path, text));
    }
  }
}

function pages(name) {
  if (name.startsWith('order-service')) return [['/catalog', 'catalog'], ['/orders', 'orders'], ['/v3/api-docs', 'OpenAPI']];
  if (name === 'fulfillment-service') return [['/fulfillments', 'fulfillments'], ['/dead-letters', 'dead letters'], ['/v3/api-docs', 'OpenAPI']];
  return [];
}

const words = key => key.replace(/([A-Z])/g, ' $1').toLowerCase();

function flat(value, prefix = '') {
  return Object.entries(value ?? {}).flatMap(([key, inner]) => {
    const name = prefix ? `${prefix} · ${words(key)}` : words(key);
    return inner !== null && typeof inner === 'object' ? flat(inner, name) : [[name, inner]];
  });
}

const counted = (number, one, many) => `${number} ${number === 1 ? one : many}`;

function showWhatABrokerForgot({ lostToBroker, unconfirmed }) {
  const lost = [
    lostToBroker > 0 && counted(lostToBroker, 'order', 'orders'),
    unconfirmed > 0 && counted(unconfirmed, 'confirmation', 'confirmations'),
  ].filter(Boolean);
  byId('forgotten').hidden = !lost.length;
  byId('forgotten').replaceChildren(...(lost.length ? [
    `The broker died with ${lost.join(' and ')} in memory and forgot them. Real SQS stores a message redundantly before it acknowledges it. `,
    link('/api/ledger/lost', 'Which ones'),
  ] : []));
}

function showLedger(ledger) {
  showWhatABrokerForgot(ledger?.total ?? {});
  const entries = flat(ledger);
  byId('ledger').replaceChildren(...(entries.length ? entries : [['orders', 'none yet']]).map(([name, value]) =>
    element('tr', {}, element('td', { textContent: name }),
      element('td', { className: 'number', textContent: value === null ? '–' : String(value) }))));
}

let ledgerText = '';

function show(snapshot) {
  snapshot.processes.forEach(showProcess);
  byId('now').textContent = `now ${snapshot.rate} a second, ${snapshot.phase}`;
  const text = JSON.stringify(snapshot.ledger);
  if (text !== ledgerText) {
    ledgerText = text;
    showLedger(snapshot.ledger);
  }
  if (!byId('try').hasChildNodes()) showCommands(snapshot.processes);
}

function showCommands(processes) {
  const at = name => (processes.find(process => process.name === name)?.main ?? '').replace('http://', '');
  const order = '{"customer":"ada","destination":"US","lines":[{"sku":"TEA-1","quantity":2,"unitPrice":"4.50"}]}';
  const json = "-H 'Content-Type: application/json'";
  const tries = [
    ['Place an order', `curl -i ${at('order-service')}/orders ${json} -d '${order}'`],
    ['Kill the consumer, and place another', `curl -X POST ${at('fulfillment-service')}/chaos/kill`],
    ['Hand over to a queue instead of calling', `curl -X PUT ${at('order-service')}/coupling ${json} -d '{"mode":"queue"}'`],
    ['Revive the consumer', processes.find(process => process.name === 'fulfillment-service')?.reviveByHand
      ?? `curl -X POST ${location.host}/api/processes/fulfillment-service/revive`],
  ];
  byId('try').replaceChildren(...tries.flatMap(([what, command]) =>
    [element('dt', { textContent: what }), element('dd', {}, element('code', { textContent: command, tabIndex: 0 }))]));
}

byId('set-rate').onclick = () => change('PUT', '/api/traffic', { rate: Number(byId('rate').value) });

let heard = Date.now();
const stream = new EventSource('/api/stream');
stream.addEventListener('snapshot', event => {
  heard = Date.now();
  show(JSON.parse(event.data));
});
setInterval(() => {
  const silent = Math.round((Date.now() - heard) / 1000);
  const text = silent < 2 ? 'LIVE' : `stream lost ${silent} s ago`;
  if (byId('connection').textContent !== text) byId('connection').textContent = text;
}, 500);
