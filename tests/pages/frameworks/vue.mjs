// The same form as a Vue page has it: v-model, a list that grows and shrinks, and guardForm between
// mounting and unmounting. The templates are compiled when the page is bundled.
import { createApp, onBeforeUnmount, onMounted, reactive, ref } from "vue";
import { guardForm } from "/heyan/form.js";
import init, * as heyan from "/heyan/application.js";
import { render as renderApplication } from "template:vue-application.html";
import { render as renderPage } from "template:vue-page.html";

const ready = init().then(() => heyan);
ready.then(() => document.documentElement.setAttribute("data-ready", ""));
let made = 0;

const Application = {
  props: { tick: { type: Number, required: true } },
  emits: ["received"],
  setup(_, { emit }) {
    const form = ref();
    const own = reactive({ name: "", phone: "" });
    const contacts = ref([]);
    let guard;
    onMounted(() => {
      guard = guardForm(form.value, {
        module: ready,
        check: async (value) => (await ready).checkApplication(value, { locale: "en" }),
        onReceived: (receipt) => emit("received", receipt),
      });
    });
    onBeforeUnmount(() => guard.destroy());
    const add = () => contacts.value.push({ id: `c${made += 1}`, name: "", phone: "", relation: "", adult: false, informed: false });
    const remove = (contact) => { contacts.value = contacts.value.filter(({ id }) => id !== contact.id); };
    const state = () => JSON.stringify({ own, contacts: contacts.value.map(({ id: _id, ...contact }) => contact) });
    return { form, own, contacts, add, remove, state };
  },
  render: renderApplication,
};

createApp({
  components: { Application },
  setup: () => ({ tick: ref(0), present: ref(true), receipt: ref() }),
  render: renderPage,
}).mount("#root");
