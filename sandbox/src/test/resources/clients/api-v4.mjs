// Cloud Manager's own library against the API at LINODE_URL. Every step says "ok" or "not ok".
import { existsSync } from "node:fs";
import * as api from "@linode/api-v4";

const { LINODE_URL, LINODE_TOKEN, LIMITED_TOKEN, RUN } = process.env;
if (!existsSync("node_modules/@linode/api-v4")) throw new Error("not installed");
let token = LINODE_TOKEN;
let lastHeaders = {};
// The library has the platform's address built in; Cloud Manager replaces it in the same way.
api.baseRequest.interceptors.request.use((config) => {
  config.url = config.url.replace("https://api.linode.com", LINODE_URL);
  config.headers.Authorization = `Bearer ${token}`;
  return config;
});
api.baseRequest.interceptors.response.use((response) => {
  lastHeaders = response.headers;
  if (response.status !== 200 && response.status !== 204) {
    throw new Error(`status ${response.status}`);
  }
  return response;
});
const PASSWORD = "aC0rrect-Horse-Battery";
const SCRIPT = `#!/bin/bash
# <UDF name="size" label="Size" oneOf="small,large">
# <UDF name="note" label="Note" default="">
# <UDF name="parts" label="Parts" manyOf="a,b,c" default="a">
`;
const state = {};
let failed = 0;

function check(condition, text) {
  if (!condition) throw new Error(text);
}

async function step(name, work) {
  try {
    await work();
    console.log(`ok ${name}`);
  } catch (error) {
    failed += 1;
    const said = error?.response?.data?.errors ?? error?.message ?? error;
    console.log(`not ok ${name}: ${JSON.stringify(said)}`);
  }
}

async function refused(work, status, reason, field) {
  let answer;
  try {
    answer = await work();
  } catch (error) {
    if (!error.response) throw new Error(`no answer: ${JSON.stringify(error)}`);
    const first = error.response.data.errors[0];
    check(error.response.status === status, `status ${error.response.status}`);
    check(first.reason.includes(reason), `reason ${first.reason}`);
    check((first.field ?? "") === field, `field ${first.field}`);
    return;
  }
  throw new Error(`accepted: ${JSON.stringify(answer).slice(0, 200)}`);
}

const order = (more) => ({
  label: `node-${RUN}`,
  region: "us-ord",
  type: "g6-nanode-1",
  image: "linode/ubuntu22.04",
  root_pass: PASSWORD,
  interface_generation: "legacy_config",
  stackscript_id: state.script.id,
  stackscript_data: { size: "large" },
  tags: [`tag-${RUN}`],
  ...more,
});

async function as(other, work) {
  token = other;
  try {
    return await work();
  } finally {
    token = LINODE_TOKEN;
  }
}

async function until(question, wanted) {
  const seen = [];
  for (let i = 0; i < 400; i += 1) {
    const answer = await question();
    if (seen.at(-1) !== answer) seen.push(answer);
    if (answer === wanted) return seen;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  throw new Error(`never ${wanted}: ${seen}`);
}

await step("list", async () => {
  const regions = await api.getRegions({ page: 1, page_size: 100 });
  check(regions.data.some((r) => r.id === "us-ord" && r.capabilities.includes("Object Storage")), "us-ord");
  const types = await api.getLinodeTypes();
  check(types.data.find((t) => t.id === "g6-nanode-1").price.monthly === 5, "price");
  const profile = await api.getProfile();
  check(profile.username && profile.restricted === false, "profile");
  check(Array.isArray(await api.getRegionAvailability("us-ord")), "a bare array");
});
await step("scopes", async () => {
  await api.getProfile();
  check(lastHeaders["x-oauth-scopes"] === "*", `scopes ${lastHeaders["x-oauth-scopes"]}`);
  check(Number(lastHeaders["x-ratelimit-limit"]) > 0, "rate limit");
});
await step("slug", async () => {
  check((await api.getImage("linode/ubuntu22.04")).label === "Ubuntu 22.04 LTS", "image");
});
await step("create", async () => {
  state.script = await api.createStackScript({
    label: `script-${RUN}`,
    images: ["any/all"],
    script: SCRIPT,
    description: "first",
    rev_note: "one",
  });
  check(state.script.script === SCRIPT && state.script.mine === true, "script");
});
await step("fields", async () => {
  const [size, note, parts] = state.script.user_defined_fields;
  check(size.oneof === "small,large" && !("default" in size), JSON.stringify(size));
  check(note.default === "" && parts.manyof === "a,b,c", JSON.stringify([note, parts]));
});
await step("times", async () => {
  check(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d$/.test(state.script.created), state.script.created);
});
await step("update", async () => {
  await api.updateStackScript(state.script.id, { label: `renamed-${RUN}` });
  const now = await api.getStackScript(state.script.id);
  check(now.label === `renamed-${RUN}`, now.label);
  check(now.description === "first" && now.rev_note === "one", JSON.stringify(now));
});
await step("filter", async () => {
  const mine = await api.getStackScripts({}, { mine: true, label: `renamed-${RUN}` });
  check(mine.results === 1 && mine.data[0].id === state.script.id, `results ${mine.results}`);
  const none = await api.getStackScripts({}, { "+and": [{ mine: true }, { label: { "+contains": `no-${RUN}` } }] });
  check(none.results === 0, `results ${none.results}`);
});
await step("page", async () => {
  const first = await api.getImages({ page: 1, page_size: 25 });
  const second = await api.getImages({ page: 2, page_size: 25 });
  check(first.data.length === 25 && first.pages > 1, `${first.data.length} of ${first.pages} pages`);
  check(second.page === 2 && second.data[0].id !== first.data[0].id, "second page");
  check((await api.getImages({ page: 99, page_size: 25 })).data.length === 0, "past the end");
});
await step("beta", async () => {
  check((await api.getLinodes({}, {})).page === 1, "page");
});
await step("deploy", async () => {
  state.linode = await api.createLinode(order({}));
  check(state.linode.status === "provisioning", state.linode.status);
  check(!("root_pass" in state.linode) && !("stackscript_data" in state.linode), "secrets");
});
await step("wait", async () => {
  const seen = await until(async () => (await api.getLinode(state.linode.id)).status, "running");
  check(seen[0] === "provisioning", `${seen}`);
});
await step("events", async () => {
  const filter = { "entity.id": state.linode.id, "entity.type": "linode", "+order_by": "id", "+order": "asc" };
  const events = (await api.getEvents({}, filter)).data;
  check(events.map((e) => e.action).join() === "linode_create,linode_boot", JSON.stringify(events.map((e) => e.action)));
  check(events.every((e) => e.status === "finished" && e.percent_complete === 100), "finished");
  check(events[0].secondary_entity.type === "image" && events[1].secondary_entity.type === "linode_config", "entities");
});
await step("parts", async () => {
  const disks = (await api.getLinodeDisks(state.linode.id)).data;
  check(disks.length === 2 && disks.every((d) => d.status === "ready"), JSON.stringify(disks));
  check((await api.getLinodeConfigs(state.linode.id)).data[0].devices.sda.disk_id === disks[0].id, "config");
  check((await api.getLinodeIPs(state.linode.id)).ipv4.public[0].address === state.linode.ipv4[0], "address");
});
await step("keep", async () => {
  const before = await api.getLinode(state.linode.id);
  await api.updateLinode(state.linode.id, { label: `node2-${RUN}` });
  const after = await api.getLinode(state.linode.id);
  check(after.label === `node2-${RUN}`, after.label);
  check(JSON.stringify(after.tags) === JSON.stringify(before.tags), JSON.stringify(after.tags));
});
await step("keys", async () => {
  const key = await api.createObjectStorageKeys({ label: `key-${RUN}`, bucket_access: null, regions: ["us-ord"] });
  check(key.secret_key.length === 40, "secret");
  const listed = (await api.getObjectStorageKeys({ page_size: 500 })).data.find((k) => k.id === key.id);
  check(listed.secret_key === "[REDACTED]", "shown again");
  await api.revokeObjectStorageKey(key.id);
});
await step("buckets", async () => {
  const bucket = await api.createBucket({ label: `bucket-${RUN}`, region: "us-ord", endpoint_type: "E1", cors_enabled: true });
  check(bucket.hostname === `bucket-${RUN}.${bucket.s3_endpoint}`, bucket.hostname);
  await api.deleteBucketWithRegion({ region: "us-ord", label: `bucket-${RUN}` });
});
await step("firewall", async () => {
  const rules = { inbound_policy: "DROP", outbound_policy: "ACCEPT", inbound: [], outbound: [] };
  const firewall = await api.createFirewall({ label: `fw-${RUN}`.slice(0, 32), rules, devices: { linodes: [state.linode.id] } });
  check(firewall.entities[0].id === state.linode.id, "entities");
  check((await api.getLinodeFirewalls(state.linode.id)).results === 1, "of the instance");
  await api.deleteFirewall(firewall.id);
});
await step("power", async () => {
  await api.linodeShutdown(state.linode.id);
  await until(async () => (await api.getLinode(state.linode.id)).status, "offline");
  await api.linodeBoot(state.linode.id);
  await until(async () => (await api.getLinode(state.linode.id)).status, "running");
});
await step("refuse-option", () =>
  refused(() => api.createLinode(order({ label: `o-${RUN}`, stackscript_data: { size: "huge" } })), 400, "Invalid option", ""));
await step("refuse-missing", () =>
  refused(() => api.createLinode(order({ label: `m-${RUN}`, stackscript_data: { note: "x" } })), 400, "is required", ""));
await step("refuse-label", () =>
  refused(() => api.createLinode(order({ label: `node2-${RUN}` })), 400, "unique", "label"));
await step("refuse-password", () =>
  refused(() => api.createLinode(order({ label: `p-${RUN}`, root_pass: "aaaaaaaaaaaa" })), 400, "strength", "root_pass"));
await step("refuse-shebang", () =>
  refused(() => api.updateStackScript(state.script.id, { script: "echo no shebang" }), 400, "shebang", "script"));
await step("refuse-filter", () =>
  refused(() => api.getImages({}, { foo: 1 }), 400, "Cannot filter on foo", "X-Filter"));
await step("refuse-page", () => refused(() => api.getImages({ page_size: 3 }), 400, "25-500", "page_size"));
await step("refuse-token", async () => {
  await refused(() => as("0".repeat(64), api.getProfile), 401, "Invalid Token", "");
});
await step("refuse-scope", async () => {
  await refused(() => as(LIMITED_TOKEN, () => api.deleteLinode(state.linode.id)), 401, "not authorized", "");
});
await step("delete", async () => {
  await api.deleteLinode(state.linode.id);
  await refused(() => api.getLinode(state.linode.id), 404, "Not found", "");
  await api.deleteStackScript(state.script.id);
  await refused(() => api.getStackScript(state.script.id), 404, "Not found", "");
});
process.exit(failed > 0 ? 1 : 0);
