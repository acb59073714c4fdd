package couplinglab.controlroom;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption.DoNotIncludeTests;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Who may know whom in the control room. */
@AnalyzeClasses(packages = "couplinglab.controlroom", importOptions = DoNotIncludeTests.class)
class RoomsTests {

    @ArchTest
    static final ArchRule processes_know_nobody = noClasses()
            .that()
            .resideInAPackage("..controlroom.process..")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "couplinglab.controlroom",
                    "..controlroom.cli..",
                    "..controlroom.web..",
                    "..controlroom.ledger..",
                    "..controlroom.traffic..",
                    "..controlroom.history..",
                    "..controlroom.demo..");

    @ArchTest
    static final ArchRule processes_do_without_spring = noClasses()
            .that()
            .resideInAPackage("..controlroom.process..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.springframework..");

    @ArchTest
    static final ArchRule the_web_does_not_know_the_command_line = noClasses()
            .that()
            .resideInAPackage("..controlroom.web..")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("..controlroom.cli..");

    @ArchTest
    static final ArchRule only_processes_start_processes = noClasses()
            .that()
            .resideOutsideOfPackage("..controlroom.process..")
            .should()
            .dependOnClassesThat()
            .areAssignableTo(ProcessBuilder.class);

    @ArchTest
    static final ArchRule rooms_do_not_know_each_other_in_circles =
            slices().matching("couplinglab.controlroom.(*)..").should().beFreeOfCycles();
}
