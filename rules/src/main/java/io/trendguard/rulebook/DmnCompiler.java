package io.trendguard.rulebook;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kie.api.builder.Message;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.kogito.dmn.DMNKogito;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Has KIE compile one file of tables, or says in findings why it cannot be compiled. */
final class DmnCompiler {
    private static final Logger LOG = LoggerFactory.getLogger(DmnCompiler.class);

    private DmnCompiler() {}

    static DMNRuntime compile(DmnFile file) {
        DMNRuntime runtime;
        try {
            runtime = DMNKogito.createGenericDMNRuntime(
                    Set.of(), false, new StringReader(file.evaluated().xml()));
        } catch (RuntimeException e) {
            LOG.warn("The tables ({}) cannot be compiled.", file.path(), e);
            throw new RulebookException(Finding.in(
                    file.path(),
                    "The tables cannot be compiled. Maybe a name or id is missing or used twice, or a"
                            + " requirement leads nowhere."));
        }
        if (runtime.getModels().size() != 1 || runtime.getModels().get(0).hasErrors()) {
            List<Finding> findings = new ArrayList<>();
            runtime.getModels()
                    .forEach(model -> model.getMessages().stream()
                            .filter(message -> message.getLevel() == Message.Level.ERROR)
                            .forEach(message -> findings.add(Finding.in(file.path(), KieWords.of(message.getText())))));
            throw new RulebookException(
                    findings.isEmpty() ? List.of(Finding.in(file.path(), "It holds no DMN model.")) : findings);
        }
        return runtime;
    }
}
