package couplinglab.cloud;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = LocalCloud.class, importOptions = ImportOption.DoNotIncludeTests.class)
class CloudArchitectureTests {
    @ArchTest
    static final ArchRule THE_WIRE_KNOWS_NO_SERVICE = noClasses()
            .that()
            .resideInAPackage("couplinglab.cloud.wire")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage(
                    "couplinglab.cloud",
                    "couplinglab.cloud.store",
                    "couplinglab.cloud.delivery",
                    "couplinglab.cloud.sns",
                    "couplinglab.cloud.events",
                    "couplinglab.contracts..");

    @ArchTest
    static final ArchRule SERVICES_KNOW_NO_HTTP_AND_NO_QUEUES = noClasses()
            .that()
            .resideInAnyPackage(
                    "couplinglab.cloud.sns",
                    "couplinglab.cloud.events",
                    "couplinglab.cloud.store",
                    "couplinglab.cloud.delivery")
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.apache.pekko..", "org.elasticmq..", "scala..", "couplinglab.cloud");

    @ArchTest
    static final ArchRule A_SERVICE_KNOWS_NOT_THE_OTHER = noClasses()
            .that()
            .resideInAPackage("couplinglab.cloud.sns")
            .should()
            .dependOnClassesThat()
            .resideInAPackage("couplinglab.cloud.events");

    @ArchTest
    static final ArchRule PACKAGES_HAVE_NO_CYCLES =
            slices().matching("couplinglab.cloud.(*)..").should().beFreeOfCycles();
}
