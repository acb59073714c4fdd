package couplinglab.fulfillment;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

/** The rooms of this service. A rule over a package that is not there fails, so none can check nothing. */
@AnalyzeClasses(packages = "couplinglab.fulfillment", importOptions = ImportOption.DoNotIncludeTests.class)
class ArchitectureTests {
    private static final String[] DOMAIN = {"..shipping..", "..confirming..", "..deadletter.."};

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_TRANSPORT = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "software.amazon..",
                    "io.awspring..",
                    "org.springframework.web..",
                    "org.springframework.http..",
                    "jakarta.servlet..",
                    "couplinglab.web..");

    @ArchTest
    static final ArchRule THE_DOMAIN_KNOWS_NO_CHAOS = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("couplinglab.chaos..", "..chaotic..");

    @ArchTest
    static final ArchRule NOTHING_LEANS_ON_A_WAY_IN = noClasses()
            .that()
            .resideInAnyPackage(DOMAIN)
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("couplinglab.fulfillment.intake..", "couplinglab.fulfillment.web..");

    @ArchTest
    static final ArchRule SHIPPING_KNOWS_ITS_OWN_ONLY = classes()
            .that()
            .resideInAPackage("couplinglab.fulfillment.shipping..")
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "couplinglab.fulfillment.shipping..",
                    "couplinglab.contracts..",
                    "couplinglab.database..",
                    "java..",
                    "org.jspecify..",
                    "org.slf4j..",
                    "org.springframework..",
                    "tools.jackson..");

    @ArchTest
    static final ArchRule ROOMS_FORM_NO_CYCLE =
            slices().matching("couplinglab.fulfillment.(*)..").should().beFreeOfCycles();
}
