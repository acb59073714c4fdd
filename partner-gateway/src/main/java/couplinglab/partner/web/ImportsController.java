package couplinglab.partner.web;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import couplinglab.partner.importing.Import;
import couplinglab.partner.importing.ImportedLine;
import couplinglab.partner.importing.Imports;
import couplinglab.web.Page;
import couplinglab.web.PageRequest;
import couplinglab.web.Problem;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/** {@code /imports}: the files that were announced, and what became of each line. */
@RestController
@RequestMapping("/imports")
@ConditionalOnProperty("partner.imports.enabled")
class ImportsController {
    private final Imports imports;

    ImportsController(Imports imports) {
        this.imports = imports;
    }

    /** An import with all that is known of its lines. */
    record Detailed(@JsonUnwrapped Import file, List<ImportedLine> lines) {}

    @GetMapping
    Page<Import> page(@RequestParam @Nullable String after, @RequestParam @Nullable Integer limit) {
        var request = PageRequest.of(after, limit);
        return Page.of(request, imports.after(request.after(), request.limit()), Import::position);
    }

    @GetMapping("/{id}")
    Detailed ofFile(@PathVariable String id) {
        return imports.find(id)
                .map(found -> new Detailed(found, imports.lines(id)))
                .orElseThrow(() -> Problem.notFound("There is no import with this id. GET /imports lists them all."));
    }
}
