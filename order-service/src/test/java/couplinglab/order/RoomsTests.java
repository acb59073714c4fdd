package couplinglab.order;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** Which room may know which. A rule that finds no class to check fails by itself. */
@AnalyzeClasses(packages = "couplinglab.order", importOptions = ImportOption.DoNotIncludeTests.class)
class RoomsTests {

    @ArchTest
    static final ArchRule roomsFormNoCircle =
            slices().matching("couplinglab.order.(*)..").should().beFreeOfCycles();

    @ArchTest
    static final ArchRule onlyTheRelayAndTheListenerKnowSqs = noClasses()
            .that()
            .resideOutsideOfPackages("couplinglab.order.relay", "couplinglab.order.confirming")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("software.amazon..", "io.awspring..");

    @ArchTest
    static final ArchRule onlyTheDoorsKnowHttp = noClasses()
            .that()
            .resideOutsideOfPackage("couplinglab.order.web")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework.web..", "org.springframework.http..", "jakarta.servlet..");

    @ArchTest
    static final ArchRule theOrderBookKnowsNoOtherRoom = noClasses()
            .that()
            .resideInAPackage("couplinglab.order.book")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "couplinglab.order.coupling",
                    "couplinglab.order.placing",
                    "couplinglab.order.relay",
                    "couplinglab.order.confirming",
                    "couplinglab.order.web");

    @ArchTest
    static final ArchRule onlyTheCouplingsCallTheConsumer = noClasses()
            .that()
            .resideOutsideOfPackage("couplinglab.order.coupling")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("org.apache.hc..");

    @ArchTest
    static final ArchRule nobodyButTheDecoratorKnowsChaos = noClasses()
            .that()
            .doNotHaveSimpleName("ChaoticPublisher")
            .and()
            .doNotHaveSimpleName("RelayConfiguration")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("couplinglab.chaos");
}
