package io.trendguard.routes;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.Architectures.layeredArchitecture;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import io.trendguard.model.train.Trainer;
import org.junit.jupiter.api.Test;

/** The map of modules: who may use whom, and which framework is seen where. */
class ModuleMapTest {
    private static final String[] RULES = {
        "io.trendguard.file..",
        "io.trendguard.json..",
        "io.trendguard.event..",
        "io.trendguard.feature..",
        "io.trendguard.risk..",
        "io.trendguard.candidate..",
        "io.trendguard.eligibility..",
        "io.trendguard.contact..",
        "io.trendguard.budget..",
        "io.trendguard.experiment..",
        "io.trendguard.point..",
        "io.trendguard.asset..",
        "io.trendguard.decision..",
        "io.trendguard.rulebook..",
        "io.trendguard.log..",
        "io.trendguard.escalation.."
    };

    /** What makes and judges models; a service that decides needs none of it. */
    private static final String[] TRAINING = {
        "io.trendguard.model.train..",
        "io.trendguard.model.evaluate..",
        "io.trendguard.model.gate..",
        "io.trendguard.model.report..",
        "io.trendguard.model.outside..",
        "io.trendguard.model.pipeline.."
    };

    private static final JavaClasses PRODUCT = new ClassFileImporter()
            .withImportOption(new ImportOption.DoNotIncludeTests())
            .withImportOption(location -> !location.contains("-tests.jar")) // of the modules below
            .importPackages("io.trendguard");

    @Test
    void modulesUseOnlyThoseBelowThem() {
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("rules")
                .definedBy(RULES)
                .layer("model-adapter")
                .definedBy("io.trendguard.model..")
                .layer("audit")
                .definedBy("io.trendguard.audit..")
                .layer("channels")
                .definedBy("io.trendguard.channels..")
                .layer("simulation")
                .definedBy("io.trendguard.simulation..")
                .layer("routes")
                .definedBy("io.trendguard.routes..")
                .whereLayer("routes")
                .mayNotBeAccessedByAnyLayer()
                .whereLayer("simulation")
                .mayOnlyBeAccessedByLayers("routes")
                .whereLayer("channels")
                .mayOnlyBeAccessedByLayers("routes")
                .whereLayer("model-adapter")
                .mayOnlyBeAccessedByLayers("simulation", "routes")
                .whereLayer("audit")
                .mayOnlyBeAccessedByLayers("simulation", "routes")
                .check(PRODUCT);
    }

    /** Routes and API ask the engine; the engine joins the parts; each part uses only what it is derived from. */
    @Test
    void packagesOfRoutesUseOnlyThoseBelowThem() {
        String routes = "io.trendguard.routes.";
        layeredArchitecture()
                .consideringOnlyDependenciesInLayers()
                .layer("clock")
                .definedBy(routes + "clock")
                .layer("projection")
                .definedBy(routes + "projection")
                .layer("state")
                .definedBy(routes + "state")
                .layer("treatment")
                .definedBy(routes + "treatment")
                .layer("schedule")
                .definedBy(routes + "schedule")
                .layer("flow")
                .definedBy(routes + "flow")
                .layer("engine")
                .definedBy(routes + "engine")
                .layer("edges")
                .definedBy(routes + "api..", routes + "intake", routes + "model", routes + "wiring", routes + "point..")
                .whereLayer("projection")
                .mayNotAccessAnyLayer()
                .whereLayer("clock")
                .mayNotAccessAnyLayer()
                .whereLayer("state")
                .mayOnlyAccessLayers("projection", "clock")
                .whereLayer("treatment")
                .mayOnlyAccessLayers("state", "projection", "clock")
                .whereLayer("schedule")
                .mayOnlyAccessLayers("treatment", "state", "projection", "clock")
                .whereLayer("flow")
                .mayOnlyAccessLayers("treatment", "state", "projection", "clock")
                .whereLayer("schedule")
                .mayOnlyBeAccessedByLayers("engine")
                .whereLayer("engine")
                .mayOnlyBeAccessedByLayers("edges")
                .check(PRODUCT);
    }

    @Test
    void noTwoPackagesDependOnEachOther() {
        slices().matching("io.trendguard.(**)").should().beFreeOfCycles().check(PRODUCT);
    }

    @Test
    void servingNeverDependsOnTraining() {
        noClasses()
                .that()
                .resideOutsideOfPackages(TRAINING)
                .and()
                .resideOutsideOfPackages("io.trendguard.routes.command..", "io.trendguard.simulation.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(TRAINING)
                .check(PRODUCT);
    }

    @Test
    void onlyTheTrainingPipelinePutsATrainingTogether() {
        noClasses()
                .that()
                .resideInAPackage("io.trendguard.routes..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.trendguard.model.gate..")
                .orShould()
                .dependOnClassesThat()
                .areAssignableTo(Trainer.class)
                .check(PRODUCT);
    }

    /** What a point decides is in packages of its own; training and its tables still know the first one's labels. */
    @Test
    void whatDecidesKnowsNoPointByName() {
        noClasses()
                .that()
                .resideOutsideOfPackages(TRAINING)
                .and()
                .resideOutsideOfPackages(
                        "..point.regret..",
                        "io.trendguard.model.mapping..",
                        "io.trendguard.routes.command..",
                        "io.trendguard.simulation.bench..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("..point.regret..")
                .check(PRODUCT);
    }

    @Test
    void frameworksStayWhereTheyBelong() {
        noClasses()
                .that()
                .resideOutsideOfPackages("io.trendguard.model..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("ml.dmlc..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.trendguard.rulebook..", "io.trendguard.decision..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.drools..", "org.kie..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.trendguard.routes..", "io.trendguard.channels..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.apache.camel..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.trendguard.routes..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("io.quarkus..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.trendguard.audit..", "io.trendguard.warehouse..", "io.trendguard.routes..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("org.h2..", "java.sql..")
                .check(PRODUCT);
        noClasses()
                .that()
                .resideOutsideOfPackages("io.trendguard.warehouse..")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("org.duckdb..")
                .check(PRODUCT);
    }

    @Test
    void onlyTheDeciderOpensARuleSession() {
        noClasses()
                .that()
                .haveNameNotMatching("io\\.trendguard\\.(decision|rulebook)\\..*")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("org.kie.api.runtime.KieSession")
                .check(PRODUCT);
    }
}
