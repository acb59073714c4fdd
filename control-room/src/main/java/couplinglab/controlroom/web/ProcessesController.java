package couplinglab.controlroom.web;

import couplinglab.controlroom.process.Processes;
import java.util.List;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RestController;

/** Who lives, and life and death. */
@RestController
@RequestMapping("/api/processes")
class ProcessesController {
    private final Processes processes;

    ProcessesController(LabControl lab) {
        this.processes = lab.processes();
    }

    @GetMapping
    Listing list() {
        return new Listing(ProcessView.all(processes));
    }

    /** Answers when the process is gone. */
    @PostMapping("/{name}/kill")
    ProcessView kill(@PathVariable("name") String name) {
        processes.kill(name);
        return ProcessView.of(processes, processes.status(name));
    }

    /** Answers when the process is ready. */
    @PostMapping("/{name}/revive")
    ProcessView revive(@PathVariable("name") String name) {
        return ProcessView.of(processes, processes.revive(name));
    }

    record Listing(List<ProcessView> items) {}
}
