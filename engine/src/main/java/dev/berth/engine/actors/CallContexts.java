package dev.berth.engine.actors;

import dev.berth.engine.account.Account;
import dev.berth.engine.account.Roles;
import dev.berth.engine.api.service.CreateService;
import dev.berth.engine.api.service.ServiceOperation;
import dev.berth.engine.api.service.UpdateService;
import dev.berth.engine.api.task.StartingOperation;
import dev.berth.engine.api.task.TaskOperation;
import dev.berth.engine.cluster.call.CallContext;
import dev.berth.engine.input.TaskConduct;

/** What the account's books say of calls that the scheduler of a cluster answers. */
record CallContexts(Account account, Roles roles) {
  /** Of a call about services of a cluster, whose tasks do this. */
  CallContext of(String cluster, ServiceOperation<?> operation, TaskConduct conduct) {
    String definition =
        switch (operation) {
          case CreateService call -> call.taskDefinition();
          case UpdateService call -> call.taskDefinition();
          default -> null;
        };
    return new CallContext(
        account.runnableForService(definition), conduct, account.providers(cluster), roles);
  }

  /** Of a call about tasks of a cluster, which do this if it starts any. */
  CallContext of(String cluster, TaskOperation<?> operation, TaskConduct conduct) {
    return operation instanceof StartingOperation<?> starting
        ? new CallContext(
            account.runnable(starting.taskDefinition()), conduct, account.providers(cluster), roles)
        : CallContext.NONE;
  }
}
