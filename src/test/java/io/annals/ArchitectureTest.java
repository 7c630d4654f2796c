package io.annals;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Which stage may know which. */
class ArchitectureTest {

    /** In the order in which data flows: a stage knows only those before it. */
    private static final List<String> STAGES =
            List.of("reference", "source", "document", "figure", "conform", "quality", "warehouse", "export",
                    "evaluation");
    private static final List<String> OUTER = List.of("batch", "bench", "cli");

    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("io.annals");

    @ParameterizedTest
    @ValueSource(strings = {"reference", "source", "document", "figure", "conform", "quality", "warehouse", "export", "evaluation",
        "batch", "bench", "cli"})
    void eachNamedPackageHasClasses(String stage) {
        assertThat(CLASSES.stream().filter(type -> type.getPackageName().startsWith("io.annals." + stage)
                && !type.getSimpleName().equals("package-info"))).isNotEmpty();
    }

    @Test
    void everyClassBelongsToANamedPackage() {
        List<String> packages = new ArrayList<>(STAGES);
        packages.addAll(OUTER);
        classes().should().resideInAnyPackage(all(packages)).check(CLASSES);
    }

    @Test
    void aStageKnowsOnlyTheStagesBeforeIt() {
        for (int i = 0; i < STAGES.size(); i++) {
            List<String> later = new ArrayList<>(STAGES.subList(i + 1, STAGES.size()));
            later.addAll(OUTER);
            noClasses().that().resideInAPackage(in(STAGES.get(i)))
                    .should().dependOnClassesThat().resideInAnyPackage(all(later)).check(CLASSES);
        }
    }

    @Test
    void theBatchStageKnowsNeitherTheBenchNorTheCommands() {
        noClasses().that().resideInAPackage(in("batch"))
                .should().dependOnClassesThat().resideInAnyPackage(in("bench"), in("cli")).check(CLASSES);
        noClasses().that().resideInAPackage(in("bench"))
                .should().dependOnClassesThat().resideInAPackage(in("cli")).check(CLASSES);
    }

    @Test
    void onlyBatchAndCommandsKnowSpring() {
        noClasses().that().resideInAnyPackage(all(STAGES)).or().resideInAPackage(in("bench"))
                .should().dependOnClassesThat().resideInAnyPackage("org.springframework..").check(CLASSES);
    }

    @Test
    void theExtractionCoreIsFreeOfTheDatabase() {
        noClasses().that().resideInAnyPackage(all(List.of("reference", "source", "document", "figure", "conform",
                "quality"))).should().dependOnClassesThat()
                .resideInAnyPackage("org.duckdb..", "java.sql..", "org.flywaydb..", "org.h2..").check(CLASSES);
    }

    private static String in(String stage) {
        return "io.annals." + stage + "..";
    }

    private static String[] all(List<String> stages) {
        return stages.stream().map(ArchitectureTest::in).toArray(String[]::new);
    }
}
