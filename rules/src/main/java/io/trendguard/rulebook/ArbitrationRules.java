package io.trendguard.rulebook;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import org.drools.model.codegen.ExecutableModelProject;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;

/** The rules of {@code arbitration.drl}, compiled as executable model under a release of their own. */
public final class ArbitrationRules {
    private static final AtomicLong RELEASES = new AtomicLong();

    private final KieBase base;
    private final Map<String, DrlFile.Rule> rules = new TreeMap<>();

    private ArbitrationRules(KieBase base, DrlFile file) {
        this.base = base;
        file.rules().forEach(rule -> rules.put(rule.name(), rule));
    }

    static ArbitrationRules compile(DrlFile file, String version) {
        KieServices services = KieServices.get();
        ReleaseId release = services.newReleaseId(
                "io.trendguard.rulebook", "r" + version, Long.toString(RELEASES.incrementAndGet()));
        KieFileSystem files = services.newKieFileSystem();
        files.generateAndWritePomXML(release);
        files.write("src/main/resources/io/trendguard/rulebook/compiled/arbitration.drl", file.drl());
        ClassLoader loader = ArbitrationRules.class.getClassLoader();
        KieBuilder builder = services.newKieBuilder(files, loader).buildAll(ExecutableModelProject.class);
        List<Finding> findings = builder.getResults().getMessages(Message.Level.ERROR).stream()
                .map(message -> Finding.in(
                        DrlAllowList.FILE, "A rule cannot be compiled. Maybe it compares a text with a number."))
                .distinct()
                .toList();
        if (!findings.isEmpty()) {
            throw new RulebookException(findings);
        }
        KieBase base = services.newKieContainer(release, loader).getKieBase();
        services.getRepository().removeKieModule(release);
        return new ArbitrationRules(base, file);
    }

    /** What sessions are opened from. */
    public KieBase base() {
        return base;
    }

    /** Names of the rules, sorted. */
    public List<String> names() {
        return List.copyOf(rules.keySet());
    }

    /** The variable under which a rule knows the candidate that it objects to. */
    public String candidateVariable(String rule) {
        DrlFile.Rule found = rules.get(rule);
        if (found == null) {
            throw new IllegalArgumentException("There is no rule (%s).".formatted(rule));
        }
        return found.candidate();
    }
}
