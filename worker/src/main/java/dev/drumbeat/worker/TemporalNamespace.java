package dev.drumbeat.worker;

import com.google.protobuf.util.Durations;
import io.grpc.Status;
import io.grpc.StatusRuntimeException;
import io.temporal.api.enums.v1.IndexedValueType;
import io.temporal.api.namespace.v1.NamespaceConfig;
import io.temporal.api.operatorservice.v1.AddSearchAttributesRequest;
import io.temporal.api.operatorservice.v1.ListSearchAttributesRequest;
import io.temporal.api.workflowservice.v1.DescribeNamespaceRequest;
import io.temporal.api.workflowservice.v1.GetSystemInfoRequest;
import io.temporal.api.workflowservice.v1.RegisterNamespaceRequest;
import io.temporal.api.workflowservice.v1.UpdateNamespaceRequest;
import io.temporal.serviceclient.OperatorServiceStubs;
import io.temporal.serviceclient.OperatorServiceStubsOptions;
import io.temporal.serviceclient.WorkflowServiceStubs;
import io.temporal.serviceclient.WorkflowServiceStubsOptions;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/**
 * The namespace that the product's workflows live in: its retention and its search attributes. Each
 * start makes sure of them, so that nobody has to prepare a server by hand.
 */
public final class TemporalNamespace {
  private static final com.google.protobuf.Duration RETENTION = Durations.fromDays(30);
  private static final Duration VISIBLE_WITHIN = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(100);
  private static final Map<String, IndexedValueType> SEARCH_ATTRIBUTES =
      new TreeMap<>(
          Map.of(
              "Workspace", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
              "Campaign", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD,
              "Run", IndexedValueType.INDEXED_VALUE_TYPE_KEYWORD));

  /** What became of a request to prepare a namespace. */
  public enum Outcome {
    PREPARED,
    /** The server keeps no namespaces (test server) or leaves them to others (cloud). */
    NOT_OURS_TO_PREPARE
  }

  private TemporalNamespace() {}

  /**
   * Registers the namespace if it is missing, sets its retention to 30 days, adds what search
   * attributes it lacks, and waits until the server sees them.
   */
  public static Outcome prepare(WorkflowServiceStubs server, String namespace) {
    OperatorServiceStubs operator =
        OperatorServiceStubs.newServiceStubs(
            OperatorServiceStubsOptions.newBuilder()
                .setChannel(server.getRawChannel())
                .validateAndBuildWithDefaults());
    Outcome outcome =
        unlessNotOurs(() -> {
          if (exists(server, namespace)) {
            setRetention(server, namespace);
          } else {
            register(server, operator, namespace);
          }
        });
    Outcome attributes = unlessNotOurs(() -> addSearchAttributes(operator, namespace));
    return outcome == Outcome.PREPARED ? attributes : outcome;
  }

  private static Outcome unlessNotOurs(Runnable preparation) {
    try {
      preparation.run();
      return Outcome.PREPARED;
    } catch (StatusRuntimeException e) {
      Status.Code code = e.getStatus().getCode();
      if (code == Status.Code.UNIMPLEMENTED || code == Status.Code.PERMISSION_DENIED) {
        return Outcome.NOT_OURS_TO_PREPARE;
      }
      throw e;
    }
  }

  /** Whether a server answers at the address, tried until the limit or while it may yet come. */
  public static boolean answers(String address, Duration limit, BooleanSupplier mayYetCome) {
    WorkflowServiceStubs server =
        WorkflowServiceStubs.newServiceStubs(
            WorkflowServiceStubsOptions.newBuilder().setTarget(address).build());
    try {
      return await(limit, mayYetCome, () -> answers(server));
    } finally {
      server.shutdownNow();
    }
  }

  private static boolean answers(WorkflowServiceStubs server) {
    try {
      server
          .blockingStub()
          .withDeadlineAfter(2, TimeUnit.SECONDS)
          .getSystemInfo(GetSystemInfoRequest.getDefaultInstance());
      return true;
    } catch (StatusRuntimeException e) {
      return false;
    }
  }

  private static void register(
      WorkflowServiceStubs server, OperatorServiceStubs operator, String namespace) {
    server
        .blockingStub()
        .registerNamespace(
            RegisterNamespaceRequest.newBuilder()
                .setNamespace(namespace)
                .setWorkflowExecutionRetentionPeriod(RETENTION)
                .build());
    // The server's other parts look namespaces up in a cache that is refreshed every few seconds.
    await(VISIBLE_WITHIN, () -> true, () -> found(() -> missing(operator, namespace)));
  }

  private static void setRetention(WorkflowServiceStubs server, String namespace) {
    server
        .blockingStub()
        .updateNamespace(
            UpdateNamespaceRequest.newBuilder()
                .setNamespace(namespace)
                .setConfig(NamespaceConfig.newBuilder().setWorkflowExecutionRetentionTtl(RETENTION))
                .build());
  }

  private static boolean exists(WorkflowServiceStubs server, String namespace) {
    DescribeNamespaceRequest request =
        DescribeNamespaceRequest.newBuilder().setNamespace(namespace).build();
    return found(() -> server.blockingStub().describeNamespace(request));
  }

  private static boolean found(Runnable lookUp) {
    try {
      lookUp.run();
      return true;
    } catch (StatusRuntimeException e) {
      if (e.getStatus().getCode() == Status.Code.NOT_FOUND) {
        return false;
      }
      throw e;
    }
  }

  private static void addSearchAttributes(OperatorServiceStubs operator, String namespace) {
    boolean lists = unlessNotOurs(() -> missing(operator, namespace)) == Outcome.PREPARED;
    Map<String, IndexedValueType> missing =
        lists ? missing(operator, namespace) : SEARCH_ATTRIBUTES;
    if (missing.isEmpty()) {
      return;
    }
    operator
        .blockingStub()
        .addSearchAttributes(
            AddSearchAttributesRequest.newBuilder()
                .setNamespace(namespace)
                .putAllSearchAttributes(missing)
                .build());
    // The test server takes them without being able to list them.
    if (lists) {
      await(VISIBLE_WITHIN, () -> true, () -> missing(operator, namespace).isEmpty());
    }
  }

  private static Map<String, IndexedValueType> missing(
      OperatorServiceStubs operator, String namespace) {
    Map<String, IndexedValueType> missing = new TreeMap<>(SEARCH_ATTRIBUTES);
    operator
        .blockingStub()
        .listSearchAttributes(
            ListSearchAttributesRequest.newBuilder().setNamespace(namespace).build())
        .getCustomAttributesMap()
        .keySet()
        .forEach(missing::remove);
    return missing;
  }

  private static boolean await(
      Duration limit, BooleanSupplier mayYetCome, BooleanSupplier reached) {
    Instant end = Instant.now().plus(limit);
    while (!reached.getAsBoolean()) {
      if (!mayYetCome.getAsBoolean() || Instant.now().isAfter(end)) {
        return false;
      }
      LockSupport.parkNanos(POLL.toNanos());
    }
    return true;
  }
}
