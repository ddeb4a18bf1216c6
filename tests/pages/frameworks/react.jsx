// A loan form as a React page has it: controlled inputs, a list that grows and shrinks, drawn anew at
// every letter, and guardForm in an effect. StrictMode binds, unbinds and binds again.
import { StrictMode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";
import { guardForm } from "/heyan/form.js";
import init, * as heyan from "/heyan/application.js";

const ready = init().then(() => heyan);
ready.then(() => document.documentElement.setAttribute("data-ready", ""));
let made = 0;

function useGuard(onReceived) {
  const form = useRef(null);
  const received = useRef(onReceived);
  received.current = onReceived;
  useEffect(() => {
    const guard = guardForm(form.current, {
      module: ready,
      check: async (value) => (await ready).checkApplication(value, { locale: "en" }),
      onReceived: (receipt) => received.current(receipt),
    });
    return () => guard.destroy();
  }, []);
  return form;
}

function Contact({ contact, index, change, remove }) {
  const name = (member) => `contacts.${index}.${member}`;
  const set = (member) => (event) => change({ ...contact, [member]: event.target.type === "checkbox" ? event.target.checked : event.target.value });
  return (
    <fieldset className="contact" data-heyan-label={`Contact ${index + 1}`}>
      <legend>Contact {index + 1}</legend>
      <div className="field" data-heyan-field>
        <label htmlFor={`${contact.id}-name`}>Name</label>
        <input id={`${contact.id}-name`} type="text" name={name("name")} value={contact.name} onChange={set("name")} />
      </div>
      <div className="field phone" data-heyan-field>
        <label htmlFor={`${contact.id}-phone`}>Mobile number</label>
        <input id={`${contact.id}-phone`} type="tel" name={name("phone")} data-heyan-phone="contact" value={contact.phone} onChange={set("phone")} />
      </div>
      <div className="field" data-heyan-field>
        <label htmlFor={`${contact.id}-relation`}>Relation</label>
        <select id={`${contact.id}-relation`} name={name("relation")} value={contact.relation} onChange={set("relation")}>
          <option value="">Please choose</option><option value="friend">friend</option><option value="mother">mother</option>
        </select>
      </div>
      {["adult", "informed"].map((member) => (
        <div className="tick" data-heyan-field key={member}>
          <input id={`${contact.id}-${member}`} type="checkbox" name={name(member)} checked={contact[member]} onChange={set(member)} />
          <label htmlFor={`${contact.id}-${member}`}>{member}</label>
        </div>
      ))}
      <button type="button" onClick={remove}>Remove contact {index + 1}</button>
    </fieldset>
  );
}

function Application({ tick, onReceived }) {
  const form = useGuard(onReceived);
  const [own, setOwn] = useState({ name: "", phone: "" });
  const [contacts, setContacts] = useState([]);
  const change = (id) => (next) => setContacts((all) => all.map((contact) => (contact.id === id ? next : contact)));
  return (
    <>
      <form ref={form} method="post" action="/api/applications" className={`drawn-${tick}`}>
        {tick > 0 && <p>Drawn anew {tick} times.</p>}
        <div className={`field helped drawn-${tick}`} data-heyan-field>
          <label htmlFor="name">Your name</label>
          {tick % 2 === 1 && <p className="hint">As on your identity card.</p>}
          <input id="name" type="text" name="applicant.name" autoComplete="name" data-heyan-name value={own.name} onChange={(event) => setOwn((known) => ({ ...known, name: event.target.value }))} />
        </div>
        {own.phone.length > 3 && <p className="note">You are typing a number.</p>}
        <div className="field phone" data-heyan-field>
          <label htmlFor="phone">Your number</label>
          <input id="phone" type="tel" name="applicant.phone" autoComplete="tel" data-heyan-phone="applicant" value={own.phone} onChange={(event) => setOwn((known) => ({ ...known, phone: event.target.value }))} />
        </div>
        <div data-heyan-list="/contacts">
          {contacts.map((contact, index) => (
            <Contact key={contact.id} contact={contact} index={index} change={change(contact.id)}
              remove={() => setContacts((all) => all.filter(({ id }) => id !== contact.id))} />
          ))}
        </div>
        <button type="button" onClick={() => setContacts((all) => [...all, { id: `c${made += 1}`, name: "", phone: "", relation: "", adult: false, informed: false }])}>Add a contact</button>
        <button type="submit">Send</button>
      </form>
      <pre data-state>{JSON.stringify({ own, contacts: contacts.map(({ id: _, ...contact }) => contact) })}</pre>
    </>
  );
}

function Page() {
  const [tick, setTick] = useState(0);
  const [present, setPresent] = useState(true);
  const [receipt, setReceipt] = useState();
  return (
    <>
      <h1>React</h1>
      <p><button type="button" onClick={() => setTick(tick + 1)}>Draw anew</button> <button type="button" onClick={() => setPresent(!present)}>Come or go</button></p>
      {receipt ? <p data-receipt>{receipt.id}</p> : present && <Application tick={tick} onReceived={setReceipt} />}
    </>
  );
}

createRoot(document.getElementById("root")).render(<StrictMode><Page /></StrictMode>);
