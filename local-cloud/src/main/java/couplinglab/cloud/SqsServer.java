package couplinglab.cloud;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import couplinglab.cloud.delivery.QueueDoor;
import couplinglab.contracts.Topology;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.apache.pekko.actor.ActorRef;
import org.apache.pekko.actor.ActorSystem;
import org.apache.pekko.actor.Props;
import org.apache.pekko.http.scaladsl.Http;
import org.elasticmq.NodeAddress;
import org.elasticmq.StrictSQSLimits$;
import org.elasticmq.rest.sqs.AutoCreateQueuesConfig;
import org.elasticmq.rest.sqs.TheSQSRestServerBuilder;
import org.jspecify.annotations.Nullable;
import scala.Option;
import scala.concurrent.Future;
import scala.concurrent.duration.FiniteDuration;
import scala.jdk.javaapi.FutureConverters;

/** SQS by ElasticMQ on the loopback interface; it answers once all queues are there, refilled with what was stored. */
final class SqsServer implements AutoCloseable {
    /** Long polls end early when the server does. */
    private static final FiniteDuration LAST_ANSWERS = FiniteDuration.create(500, TimeUnit.MILLISECONDS);

    private final Halt halt;
    private final @Nullable Database database;
    private final ActorSystem system;
    private final AtomicBoolean closing = new AtomicBoolean();
    private @Nullable ActorRef queues;
    private Http.@Nullable ServerBinding binding;

    private SqsServer(CloudSettings settings) {
        halt = settings.halt();
        database = settings.data() == null ? null : Database.open(settings.data());
        system = ActorSystem.create("sqs", configuration());
        GuardedHttp.install(system);
        // A fatal error ends the actor system alone, and would leave a process that is no broker.
        system.registerOnTermination(() -> {
            if (!closing.get()) {
                halt.because(new IllegalStateException("SQS ended by itself"));
            }
        });
    }

    static SqsServer start(CloudSettings settings) {
        var server = new SqsServer(settings);
        try {
            server.provision(settings.sqsPort());
            return server;
        } catch (SQLException | RuntimeException e) {
            server.close();
            throw e instanceof CloudNotStarted sentence
                    ? sentence
                    : new CloudNotStarted("SQS could not start: " + e.getMessage(), e);
        }
    }

    static Config configuration() {
        return ConfigFactory.parseResources(SqsServer.class, "sqs.conf").withFallback(ConfigFactory.load());
    }

    int port() {
        if (binding == null) {
            throw new IllegalStateException("SQS has no port before it is bound");
        }
        return binding.localAddress().getPort();
    }

    /** In which other servers of this cloud run as well, so that {@link GuardedHttp} guards them. */
    ActorSystem system() {
        return system;
    }

    /** The way into the queues for those of this process. */
    QueueDoor door() {
        if (queues == null) {
            throw new IllegalStateException("SQS has no queues before it has started");
        }
        return new ElasticMqDoor(queues);
    }

    /** Answers what is under way, then ends, then closes the database. */
    @Override
    public void close() {
        if (!closing.compareAndSet(false, true)) {
            return;
        }
        try {
            if (binding != null) {
                await(binding.terminate(LAST_ANSWERS));
            }
            await(system.terminate());
        } finally {
            if (database != null) {
                database.close();
            }
        }
    }

    private void provision(int port) throws SQLException {
        var storekeeper = database == null ? null : storekeeper(database);
        var made = system.actorOf(
                Props.create(Queues.class, () -> new Queues(storekeeper, halt)).withDispatcher(Queues.DISPATCHER),
                "queues");
        queues = made;
        if (database == null) {
            new Provisioner(made, List.of(), Map.of()).provision();
        } else {
            // Read before the storekeeper has the connection: it is told of queues from here on.
            var stored = database.queues().all();
            var messages = database.messages().byQueue();
            new Provisioner(made, stored, messages).provision();
        }
        binding = listen(made, port);
    }

    private ActorRef storekeeper(Database connected) {
        return system.actorOf(
                Props.create(Storekeeper.class, () -> new Storekeeper(connected, halt))
                        .withDispatcher(Storekeeper.DISPATCHER),
                "storekeeper");
    }

    private Http.ServerBinding listen(ActorRef queues, int port) {
        // The wildcard makes queue URLs start as the request did, so they are right for every client that got through.
        var address = new NodeAddress("http", "*", port, "");
        var server = new TheSQSRestServerBuilder(
                        Option.apply(system),
                        Option.apply(queues),
                        Ports.LOOPBACK,
                        port,
                        address,
                        false,
                        StrictSQSLimits$.MODULE$,
                        Topology.REGION,
                        Topology.ACCOUNT,
                        Option.empty(),
                        AutoCreateQueuesConfig.disabled())
                .start();
        return await(server.startFuture());
    }

    private static <T> T await(Future<T> future) {
        try {
            return FutureConverters.asJava(future).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        }
    }
}
