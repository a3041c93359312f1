package dev.berth.engine.model;

/** What the agent does with a task's execution role before the containers run. */
public enum ExecutionRoleUse {
  /** It pulls an image from Amazon ECR; on EC2 it falls back to the instance's role. */
  ECR_IMAGE,
  /** It logs in at a private registry. */
  PRIVATE_REGISTRY,
  /** It fetches secrets, for containers or for their log drivers. */
  SECRETS,
  /** It fetches files of environment variables. */
  ENVIRONMENT_FILES,
  /** It writes logs to CloudWatch; on EC2 it falls back to the instance's role. */
  LOGS
}
