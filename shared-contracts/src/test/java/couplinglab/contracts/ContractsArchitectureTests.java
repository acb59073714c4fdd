package couplinglab.contracts;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.junit.AnalyzeClasses;
import com.tngtech.archunit.junit.ArchTest;
import com.tngtech.archunit.lang.ArchRule;

@AnalyzeClasses(packagesOf = OrderPlaced.class, importOptions = ImportOption.DoNotIncludeTests.class)
class ContractsArchitectureTests {

    @ArchTest
    static final ArchRule KNOWS_NO_FRAMEWORK_AND_NO_CLOUD = noClasses()
            .should()
            .dependOnClassesThat()
            .resideInAnyPackage("org.springframework..", "software.amazon..", "io.awspring..")
            .because("whoever shares a contract must not share a framework");

    /** What the rule above can't name: everything that is not listed here. */
    @ArchTest
    static final ArchRule KNOWS_JSON_AND_THE_JDK_ALONE = classes()
            .should()
            .onlyDependOnClassesThat()
            .resideInAnyPackage(
                    "couplinglab.contracts..",
                    "java..",
                    "tools.jackson..",
                    "com.fasterxml.jackson.annotation..",
                    "org.jspecify.annotations..");
}
