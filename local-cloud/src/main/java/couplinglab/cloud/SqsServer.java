package couplinglab.cloud;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import couplinglab.contracts.Topology;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
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
    private static final String LOOPBACK = "127.0.0.1";
    /** Long polls end early when the server does. */
    private static final FiniteDuration LAST_ANSWERS = FiniteDuration.create(500, TimeUnit.MILLISECONDS);

    private final Halt halt;
    private final @Nullable Database database;
    private final ActorSystem system;
    private final AtomicBoolean closing = new AtomicBoolean();
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
        requireFree(settings.sqsPort());
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
        var queues = system.actorOf(
                Props.create(Queues.class, () -> new Queues(storekeeper, halt)).withDispatcher(Queues.DISPATCHER),
                "queues");
        if (database == null) {
            new Provisioner(queues, List.of(), Map.of()).provision();
        } else {
            // Read before the storekeeper has the connection: it is told of queues from here on.
            var stored = database.queues().all();
            var messages = database.messages().byQueue();
            new Provisioner(queues, stored, messages).provision();
        }
        binding = listen(queues, port);
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
                        LOOPBACK,
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

    /** Said before anything is opened, and in one sentence, where ElasticMQ would log a stack trace. */
    private static void requireFree(int port) {
        try (var probe = new ServerSocket(port, 1, InetAddress.getByAddress(new byte[] {127, 0, 0, 1}))) {
            assert probe.isBound();
        } catch (IOException e) {
            throw new CloudNotStarted(
                    "Port " + port + " on " + LOOPBACK + " is taken (" + e.getMessage()
                            + "); end the process that has it, or choose another with --sqs-port",
                    e);
        }
    }

    private static <T> T await(Future<T> future) {
        try {
            return FutureConverters.asJava(future).toCompletableFuture().join();
        } catch (CompletionException e) {
            throw new IllegalStateException(e.getCause() == null ? e : e.getCause());
        }
    }
}
