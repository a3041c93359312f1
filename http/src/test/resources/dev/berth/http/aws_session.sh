#!/bin/sh
# A session of the AWS command line, unmodified, with a cluster 'shop' of two instances. Prints 'done' at its end.
set -eu
export AWS_ENDPOINT_URL_ECS="$1" AWS_ACCESS_KEY_ID=123456789012 AWS_SECRET_ACCESS_KEY=any
export AWS_DEFAULT_REGION=us-east-1 AWS_MAX_ATTEMPTS=1 AWS_EC2_METADATA_DISABLED=true
unset AWS_PROFILE AWS_SESSION_TOKEN || true

same() { [ "$1" = "$2" ] || { echo "found '$1', expected '$2'" >&2; exit 1; }; }

same "$(aws ecs list-clusters --query clusterArns --output text)" \
  arn:aws:ecs:us-east-1:123456789012:cluster/shop
same "$(aws ecs register-task-definition --family web --query taskDefinition.revision --output text \
  --container-definitions '[{"name":"app","image":"nginx","cpu":128,"memory":256}]')" 1
task=$(aws ecs run-task --cluster shop --task-definition web --query 'tasks[0].taskArn' --output text)
aws ecs wait tasks-running --cluster shop --tasks "$task"
same "$(aws ecs describe-tasks --cluster shop --tasks "$task" --query 'tasks[].lastStatus' --output text)" RUNNING
aws ecs stop-task --cluster shop --task "$task" > /dev/null
aws ecs wait tasks-stopped --cluster shop --tasks "$task"
same "$(aws ecs describe-tasks --cluster shop --tasks "$task" --query 'tasks[].stopCode' --output text)" UserInitiated
if said=$(aws ecs list-tasks --cluster nowhere 2>&1); then
  echo "a cluster that does not exist was found" >&2
  exit 1
fi
case $said in
  *"(ClusterNotFoundException) when calling the ListTasks operation: Cluster not found."*) ;;
  *) echo "said: $said" >&2; exit 1 ;;
esac
echo done
