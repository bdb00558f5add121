package io.trendguard.rulebook;

import java.io.StringReader;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.kie.api.builder.Message;
import org.kie.dmn.api.core.DMNRuntime;
import org.kie.kogito.dmn.DMNKogito;

/** Has KIE compile one file of tables, or says in findings why it cannot be compiled. */
final class DmnCompiler {
    private DmnCompiler() {}

    static DMNRuntime compile(DmnFile file, Manifest manifest) {
        DMNRuntime runtime;
        try {
            runtime = DMNKogito.createGenericDMNRuntime(
                    Set.of(), false, new StringReader(file.lean(manifest).xml()));
        } catch (RuntimeException e) {
            throw new RulebookException(
                    Finding.in(file.path(), "It is not DMN that can be compiled: " + e.getMessage()));
        }
        if (runtime.getModels().size() != 1 || runtime.getModels().get(0).hasErrors()) {
            List<Finding> findings = new ArrayList<>();
            runtime.getModels()
                    .forEach(model -> model.getMessages().stream()
                            .filter(message -> message.getLevel() == Message.Level.ERROR)
                            .forEach(message -> findings.add(Finding.in(file.path(), message.getText()))));
            throw new RulebookException(
                    findings.isEmpty() ? List.of(Finding.in(file.path(), "It holds no DMN model.")) : findings);
        }
        return runtime;
    }
}
