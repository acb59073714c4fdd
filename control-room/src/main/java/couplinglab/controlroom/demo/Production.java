package couplinglab.controlroom.demo;

import couplinglab.controlroom.ledger.Books;
import couplinglab.controlroom.process.Blueprint;
import couplinglab.controlroom.process.ManagedProcesses;
import couplinglab.controlroom.process.Platform;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** One demo from the first process to the last file, in a folder of its own that is gone afterwards. */
final class Production implements AutoCloseable {
    private final Blueprint blueprint;
    private final Platform platform;
    private final Plan plan;
    private final Progress progress;
    private final ManagedProcesses lab;

    /** What the demo leaves behind. */
    record Outcome(Results results, String report) {}

    /** @param blueprint of which the folder belongs to this demo alone */
    Production(Blueprint blueprint, Platform platform, Plan plan, Progress progress) {
        this.blueprint = blueprint;
        this.platform = platform;
        this.plan = plan;
        this.progress = progress;
        this.lab = platform.lab(Crashing.with(blueprint), "demo");
    }

    static int stepsOn(Platform platform) {
        return Programme.runsOn(platform).size() + 3;
    }

    Outcome make() throws IOException, InterruptedException {
        progress.step(platform.start());
        lab.start(ready -> {});
        try (var director = new Director(lab, blueprint.folder().resolve("histories"), plan)) {
            progress.step("warming up");
            director.warmUp();
            var footage = new ArrayList<Footage>();
            for (var id : Programme.runsOn(platform)) {
                progress.step(id.toString());
                footage.add(director.film(id, footage.size() + 1));
            }
            progress.step("settling: all must be still for two visibility timeouts");
            var books = director.settle();
            return judged(footage, books, director.books());
        }
    }

    private Outcome judged(List<Footage> footage, @Nullable Books settled, Books last) {
        var books = settled == null ? last : settled;
        var runs = footage.stream()
                .map(one -> Judge.run(one, books, settled != null))
                .toList();
        var results = new Results(
                platform,
                Claims.judge(Programme.runsOn(platform), runs),
                Programme.leftOutOn(platform),
                runs.stream().map(Run::row).toList());
        return new Outcome(results, new Report(results, footage, books).html());
    }

    @Override
    public void close() {
        stop();
    }

    /** Stops every process and removes the folder. Harmless when repeated. */
    synchronized void stop() {
        lab.close();
        if (!Files.exists(blueprint.folder())) {
            return;
        }
        try (var files = Files.walk(blueprint.folder())) {
            for (var file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException refused) {
            throw new UncheckedIOException("The folder " + blueprint.folder() + " can't be removed", refused);
        }
    }
}
