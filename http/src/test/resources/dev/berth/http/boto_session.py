"""A session of boto3, unmodified, with an account that holds nothing yet. Prints 'done' at its end."""

import datetime
import json
import sys

import boto3
from botocore.config import Config
from botocore.exceptions import ClientError, WaiterError

ecs = boto3.client(
    "ecs",
    endpoint_url=sys.argv[1],
    region_name="eu-central-1",
    aws_access_key_id="210987654321",
    aws_secret_access_key="any",
    config=Config(retries={"max_attempts": 1}),
)
unchecked = boto3.client(
    "ecs",
    endpoint_url=sys.argv[1],
    region_name="eu-central-1",
    aws_access_key_id="210987654321",
    aws_secret_access_key="any",
    config=Config(retries={"max_attempts": 1}, parameter_validation=False),
)
QUICK = {"Delay": 1, "MaxAttempts": 30}


def same(found, expected):
    if found != expected:
        raise AssertionError(f"found {found!r}, expected {expected!r}")


def refused(code, message, call, **members):
    try:
        call(**members)
    except ClientError as error:
        same(error.response["Error"]["Code"], code)
        if message is not None:
            same(error.response["Error"]["Message"], message)
        same(error.response["ResponseMetadata"]["HTTPStatusCode"], 400)
        return
    raise AssertionError(f"{call} with {members} was not refused")


same(ecs.list_clusters()["clusterArns"], [])
refused("ClusterNotFoundException", "Cluster not found.", ecs.list_tasks)

cluster = ecs.create_cluster(clusterName="shop", tags=[{"key": "team", "value": "a"}])["cluster"]
same(cluster["clusterArn"], "arn:aws:ecs:eu-central-1:210987654321:cluster/shop")
same(cluster["status"], "ACTIVE")

document = {
    "instanceId": "i-0123456789abcdef0",
    "availabilityZone": "eu-central-1b",
    "instanceType": "m5.large",
    "imageId": "ami-0abc",
    "region": "eu-central-1",
    "accountId": "210987654321",
}
instance = ecs.register_container_instance(
    cluster="shop",
    instanceIdentityDocument=json.dumps(document),
    totalResources=[
        {"name": "CPU", "type": "INTEGER", "integerValue": 2048},
        {"name": "MEMORY", "type": "INTEGER", "integerValue": 4096},
    ],
    versionInfo={"agentVersion": "1.99.0", "dockerVersion": "DockerVersion: 25.0"},
    attributes=[{"name": "rack", "value": "7"}],
)["containerInstance"]
same(instance["status"], "ACTIVE")
same(instance["ec2InstanceId"], "i-0123456789abcdef0")
attributes = {each["name"]: each.get("value") for each in instance["attributes"]}
same(attributes["rack"], "7")
same(attributes["ecs.availability-zone"], "eu-central-1b")
same(attributes["ecs.instance-type"], "m5.large")
same(attributes["ecs.ami-id"], "ami-0abc")

for memory in (256, 512):
    revision = ecs.register_task_definition(
        family="web",
        containerDefinitions=[{"name": "app", "image": "nginx", "cpu": 128, "memory": memory}],
    )["taskDefinition"]
same(revision["revision"], 2)
age = datetime.datetime.now(datetime.timezone.utc) - revision["registeredAt"]
if abs(age.total_seconds()) > 60:
    raise AssertionError(f"registered {age} ago")

run = ecs.run_task(cluster="shop", taskDefinition="web", count=5, startedBy="test")
same(len(run["tasks"]), 5)
same(run["failures"], [])
arns = [task["taskArn"] for task in run["tasks"]]
ecs.get_waiter("tasks_running").wait(cluster="shop", tasks=arns, WaiterConfig=QUICK)
for task in ecs.describe_tasks(cluster="shop", tasks=arns)["tasks"]:
    same(task["lastStatus"], "RUNNING")
    same(task["containerInstanceArn"], instance["containerInstanceArn"])
    if not task["createdAt"] < task["startedAt"]:
        raise AssertionError("started before it was created")

pages = list(ecs.get_paginator("list_tasks").paginate(cluster="shop", PaginationConfig={"PageSize": 2}))
same(sorted(arn for page in pages for arn in page["taskArns"]), sorted(arns))
same(len(pages), 3)
families = ecs.get_paginator("list_task_definition_families").paginate().build_full_result()
same(families["families"], ["web"])
definitions = ecs.get_paginator("list_task_definitions").paginate(sort="DESC").build_full_result()
same([arn.split("/")[1] for arn in definitions["taskDefinitionArns"]], ["web:2", "web:1"])

for arn in arns:
    ecs.stop_task(cluster="shop", task=arn, reason="over")
ecs.get_waiter("tasks_stopped").wait(cluster="shop", tasks=arns, WaiterConfig=QUICK)
same(ecs.describe_tasks(cluster="shop", tasks=arns[:1])["tasks"][0]["stoppedReason"], "over")
missing = "arn:aws:ecs:eu-central-1:210987654321:task/shop/" + "0" * 32
same(
    ecs.describe_tasks(cluster="shop", tasks=[missing])["failures"],
    [{"arn": missing, "reason": "MISSING"}],
)
try:
    ecs.get_waiter("tasks_running").wait(cluster="shop", tasks=[missing], WaiterConfig=QUICK)
    raise AssertionError("a missing task was found running")
except WaiterError:
    pass

refused("ClientException", "TaskDefinition not found.", ecs.run_task, cluster="shop", taskDefinition="no")
refused("ClientException", "Unable to describe task definition.", ecs.describe_task_definition, taskDefinition="no")
refused("SerializationException", None, unchecked.run_task, cluster="shop", taskDefinition="web", count="many")
refused("SerializationException", None, unchecked.run_task, cluster=["shop"], taskDefinition="web")
refused("UnsupportedFeatureException", None, ecs.discover_poll_endpoint)

ecs.update_container_instances_state(
    cluster="shop", containerInstances=[instance["containerInstanceArn"]], status="DRAINING"
)
same(
    ecs.list_container_instances(cluster="shop", status="DRAINING")["containerInstanceArns"],
    [instance["containerInstanceArn"]],
)
ecs.deregister_container_instance(cluster="shop", containerInstance=instance["containerInstanceArn"])
same(ecs.list_container_instances(cluster="shop")["containerInstanceArns"], [])
same(ecs.delete_cluster(cluster="shop")["cluster"]["status"], "INACTIVE")
same(ecs.list_clusters()["clusterArns"], [])
print("done")
