package couplinglab.controlroom.soak;

import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE;
import static couplinglab.controlroom.process.ProcessNames.ORDER_SERVICE_2;

import couplinglab.controlroom.check.Checker;
import couplinglab.controlroom.history.Line;
import couplinglab.controlroom.history.Recorder;
import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.ManagedProcesses;
import couplinglab.controlroom.traffic.Lane;
import couplinglab.controlroom.traffic.RandomOrders;
import couplinglab.controlroom.traffic.Traffic;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import software.amazon.awssdk.core.exception.SdkException;

/** One run from the first process to the verdict, in a lab of its own. */
final class Soak implements AutoCloseable {
    private static final List<String> PRODUCERS = List.of(ORDER_SERVICE, ORDER_SERVICE_2);
    /** From the first sign of a database to a kill: about what the migrations take. */
    private static final long BIRTH_MILLIS = 500;

    private final Plan plan;
    private final RunFolder folder;
    private final Commentary commentary;
    private final Refusals refusals = new Refusals();
    private final Ground ground;
    private final ManagedProcesses lab;

    /** @param blueprint of which the folder belongs to this run alone */
    Soak(Blueprint blueprint, Plan plan, RunFolder folder, Commentary commentary) {
        this.plan = plan;
        this.folder = folder;
        this.commentary = commentary;
        this.ground = Ground.of(plan.platform(), blueprint, folder, refusals);
        this.lab = plan.platform().lab(ground.blueprint(), "soak");
    }

    Result run() throws IOException, InterruptedException {
        try (var recorder = Recorder.openWhole(folder.judged().history());
                var books = new OrderBooks(addresses(), recorder);
                var mail = new Mail(broker(), recorder, plan.modes().subscribers());
                var recoveries = new Recoveries(lab, PRODUCERS);
                var traffic = Traffic.to(List.copyOf(lanes().values()), new RandomOrders(plan.seed()), recorder)) {
            var orders = new Orders(lanes(), new RandomOrders(~plan.seed()), recorder);
            var site = new Site(plan.modes(), lab, recorder, mail, orders, recoveries, refusals);
            commentary.say("births: " + plan.births().size() + " services are killed during their first start");
            new Births(lab, recorder, site.lives().kills()).kill(plan.births(), plan.seed(), BIRTH_MILLIS);
            commentary.say(plan.platform().start());
            lab.start(ready -> {});
            plan.modes().subscribers().forEach(lab::revive);
            books.start();
            recoveries.start();
            site.setMode(ORDER_SERVICE, plan.modes().firstOfOrderService());
            site.setMode(ORDER_SERVICE_2, plan.modes().firstOfOrderService2());
            traffic.setRate(plan.rate());
            var proof = new Proof();
            strikeAll(site, recorder, proof);
            refusals.endAll();
            commentary.say("no faults any more: all are revived, dead letters go back, what is under way arrives");
            var aftermath = new Aftermath(lab, site, traffic, PRODUCERS, plan.toSettle());
            aftermath.settle().forEach(proof::unsettled);
            recoveries.end();
            books.end();
            commentary.say("reading the databases");
            ground.collectJournals(lab, folder);
            new Harvest(folder.judged(), plan.modes().subscribers()).collect(lab, mail);
            site.lives().diedByThemselves().forEach(proof::unsettled);
            proof.judge(recorder.history(), plan.modes());
            commentary.say("checking");
            var verdict = new Checker().check(folder.path());
            return Result.of(
                    plan, verdict, proof, site.lives().kills(), recoveries, aftermath.redriven(), traffic.notSent());
        }
    }

    @Override
    public void close() {
        stop();
    }

    /** Stops every process. What the run has written stays. Harmless when repeated. */
    void stop() {
        lab.close();
        ground.close();
    }

    private void strikeAll(Site site, Recorder recorder, Proof proof) throws IOException, InterruptedException {
        proof.happened(Births.KIND, plan.births().size());
        int number = 0;
        for (var fault : plan.faults()) {
            number++;
            var subject = String.join("+", fault.subjects());
            recorder.fault(number, fault.kind(), subject, Line.Phase.ASKED, null);
            try {
                fault.strike(site);
                recorder.fault(number, fault.kind(), subject, Line.Phase.DONE, null);
                proof.happened(fault.kind(), 1);
                commentary.fault(
                        number,
                        plan.faults().size(),
                        fault,
                        site.lives().kills().total());
            } catch (DidNotHappen | SdkException | IOException why) {
                recorder.fault(number, fault.kind(), subject, Line.Phase.FAILED, why.toString());
                proof.didNotHappen(number, fault.kind(), why);
                commentary.say(number + " " + fault.kind() + " did not happen: " + why.getMessage());
                site.lives().reviveAllDead();
            }
            Thread.sleep(plan.pause().toMillis());
        }
    }

    private Map<String, Lane> lanes() {
        return PRODUCERS.stream()
                .collect(Collectors.toMap(
                        name -> name, name -> new Lane(name, lab.endpoints(name).main())));
    }

    private Map<String, URI> addresses() {
        return PRODUCERS.stream()
                .collect(Collectors.toMap(
                        name -> name, name -> lab.endpoints(name).main()));
    }

    private URI broker() {
        return lab.endpoints(lab.intermediary()).main();
    }
}
