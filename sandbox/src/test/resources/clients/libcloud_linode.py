"""Apache libcloud's Linode driver against the API at LINODE_URL. Steps say "ok" or "not ok"."""
import json
import os
import re
import sys
import time
from urllib.parse import urlsplit

from libcloud.common.types import InvalidCredsError, LibcloudError
from libcloud.compute.providers import get_driver
from libcloud.compute.types import NodeState, Provider

URL = urlsplit(os.environ["LINODE_URL"])
RUN = os.environ["RUN"]
PASSWORD = "aC0rrect-Horse-Battery"
SCRIPT = (
    "#!/bin/bash\n"
    '# <UDF name="size" label="Size" oneOf="small,large">\n'
    '# <UDF name="note" label="Note" default="">\n'
)
failed = []


def driver_with(token):
    driver = get_driver(Provider.LINODE)(token, api_version="4.0")
    driver.connection.host = URL.hostname
    driver.connection.port = URL.port
    driver.connection.secure = False
    driver.connection.connect()
    return driver


driver = driver_with(os.environ["LINODE_TOKEN"])


def call(path, method="GET", data=None, **options):
    """Through the driver's own connection, where the driver has no method of its own."""
    body = None if data is None else json.dumps(data)
    return driver.connection.request(path, method=method, data=body, **options)


def check(condition, text):
    if not condition:
        raise AssertionError(text)


def step(work):
    name = work.__name__.replace("_", "-")
    try:
        work()
        print("ok", name)
    except Exception as error:  # every kind of failure is a failed step
        failed.append(name)
        print("not ok %s: %r %s" % (name, type(error).__name__, error))


def refused(work, kind, text):
    try:
        answer = work()
    except kind as error:
        check(text in str(error), "refused with: %s" % error)
        return
    raise AssertionError("accepted: %r" % (answer,))


def until(wanted):
    seen = []
    for _ in range(400):
        node = driver.ex_get_node(node_id)
        if not seen or seen[-1] != node.state:
            seen.append(node.state)
        if node.state == wanted:
            return seen
        time.sleep(0.05)
    raise AssertionError("never %s: %s" % (wanted, seen))


location = size = image = node_id = script_id = None


@step
def list():
    global location, size, image
    location = [l for l in driver.list_locations() if l.id == "us-ord"][0]
    check(location.country == "US" and "StackScripts" in location.extra["capabilities"], "region")
    size = [s for s in driver.list_sizes() if s.id == "g6-nanode-1"][0]
    check(size.ram == 1024 and size.price == 0.0075, "type")
    driver.list_nodes()
    check(driver.list_volumes() == [], "volumes")
    check(isinstance(driver.ex_list_addresses(), type([])), "addresses")


@step
def page():
    global image
    images = driver.list_images()
    check(len(images) > 25, "the driver asks for pages of 25, and got %d" % len(images))
    check(len({i.id for i in images}) == len(images), "an image twice")
    image = [i for i in images if i.id == "linode/ubuntu22.04"][0]
    first = call("/v4/images").object
    check(len(first["data"]) == 25 and first["pages"] > 1, "first page of %d" % len(first["data"]))
    check(call("/v4/images", params={"page": 99}).object["data"] == [], "past the end")


@step
def slug():
    check(call("/v4/images/linode%2Fubuntu22.04").object["label"] == "Ubuntu 22.04 LTS", "image")


@step
def create():
    global script_id
    sent = {"label": "script-" + RUN, "images": ["any/all"], "script": SCRIPT, "description": "first"}
    answer = call("/v4/linode/stackscripts", "POST", sent)
    check(answer.status == 200, "status %s" % answer.status)
    script_id = answer.object["id"]


@step
def fields():
    first, second = call("/v4/linode/stackscripts/%d" % script_id).object["user_defined_fields"]
    check(first.get("oneof") == "small,large" and "default" not in first, first)
    check(second.get("default") == "", second)


@step
def times():
    created = call("/v4/linode/stackscripts/%d" % script_id).object["created"]
    check(re.fullmatch(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d", created), created)


@step
def update():
    call("/v4/linode/stackscripts/%d" % script_id, "PUT", {"rev_note": "two"})
    now = call("/v4/linode/stackscripts/%d" % script_id).object
    check(now["rev_note"] == "two" and now["description"] == "first", now)


@step
def filter():
    wanted = json.dumps({"mine": True, "label": "script-" + RUN})
    found = call("/v4/linode/stackscripts", headers={"X-Filter": wanted}).object
    check(found["results"] == 1 and found["data"][0]["id"] == script_id, found["results"])


@step
def beta():
    check(call("/v4beta/linode/instances").object["page"] == 1, "page")


@step
def deploy():
    global node_id
    node = driver.create_node(
        location, size, image=image, name="node-" + RUN, root_pass=PASSWORD,
        ex_tags=["tag-" + RUN], ex_private_ip=True)
    node_id = node.id
    check(node.state == NodeState.STARTING, node.state)
    check(len(node.public_ips) == 1 and len(node.private_ips) == 1, node)
    check(node.created_at.year >= 2024, node.created_at)


@step
def wait():
    check(until(NodeState.RUNNING)[0] == NodeState.STARTING, "it ran at once")


@step
def events():
    wanted = {"entity.id": int(node_id), "entity.type": "linode", "+order_by": "id", "+order": "asc"}
    found = call("/v4/account/events", headers={"X-Filter": json.dumps(wanted)}).object["data"]
    check([e["action"] for e in found] == ["linode_create", "linode_boot"], found)
    check(all(e["status"] == "finished" for e in found), found)
    wanted["entity.id"] = str(node_id)
    typed = call("/v4/account/events", headers={"X-Filter": json.dumps(wanted)}).object
    check(typed["results"] == 0, "a number was found by a text")


@step
def parts():
    node = driver.ex_get_node(node_id)
    disks = driver.ex_list_disks(node)
    check([d.filesystem for d in disks] == ["ext4", "swap"], disks)
    check(len(driver.ex_list_node_addresses(node)) == 2, "addresses")


@step
def keep():
    driver.ex_rename_node(driver.ex_get_node(node_id), "node2-" + RUN)
    node = driver.ex_get_node(node_id)
    check(node.name == "node2-" + RUN and node.extra["tags"] == ["tag-" + RUN], node)


@step
def power():
    node = driver.ex_get_node(node_id)
    check(driver.stop_node(node), "stop")
    until(NodeState.STOPPED)
    check(driver.start_node(node), "start")
    until(NodeState.RUNNING)
    check(driver.reboot_node(node), "reboot")
    until(NodeState.RUNNING)


def deployment(**data):
    return call("/v4/linode/instances", "POST", {
        "region": "us-ord", "type": "g6-nanode-1", "image": "linode/ubuntu22.04", "booted": False,
        "root_pass": PASSWORD, "stackscript_id": script_id, "stackscript_data": data})


def order(**more):
    options = dict(name="x-" + RUN, root_pass=PASSWORD, image=image)
    options.update(more)
    return driver.create_node(location, size, **options)


@step
def refuse_option():
    refused(lambda: deployment(size="huge").object, LibcloudError, "Invalid option")


@step
def refuse_missing():
    refused(lambda: deployment(note="x").object, LibcloudError, "is required")


@step
def refuse_label():
    refused(lambda: order(name="node2-" + RUN), LibcloudError, "unique")


@step
def refuse_password():
    refused(lambda: order(root_pass="aaaaaaaaaaaa"), LibcloudError, "strength")


@step
def refuse_busy():
    node = order(name="busy-" + RUN)
    try:
        refused(lambda: driver.stop_node(node), LibcloudError, "Linode busy.")
    finally:
        driver.destroy_node(node)


@step
def refuse_filter():
    refused(lambda: call("/v4/images", headers={"X-Filter": '{"foo":1}'}), LibcloudError, "foo")


@step
def refuse_token():
    refused(lambda: driver_with("0" * 64).list_nodes(), InvalidCredsError, "Invalid Token")


@step
def refuse_scope():
    limited = driver_with(os.environ["LIMITED_TOKEN"])
    node = driver.ex_get_node(node_id)
    refused(lambda: limited.destroy_node(node), InvalidCredsError, "not authorized")


@step
def delete():
    check(driver.destroy_node(driver.ex_get_node(node_id)), "destroy")
    refused(lambda: driver.ex_get_node(node_id), LibcloudError, "Not found")
    call("/v4/linode/stackscripts/%d" % script_id, "DELETE")
    refused(lambda: call("/v4/linode/stackscripts/%d" % script_id), LibcloudError, "Not found")


sys.exit(1 if failed else 0)
