package io.trendguard.rulebook;

import io.trendguard.rulebook.DrlFile.Condition;
import io.trendguard.rulebook.DrlFile.Rule;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.drools.drl.ast.descr.BaseDescr;
import org.drools.drl.ast.descr.ImportDescr;
import org.drools.drl.ast.descr.PackageDescr;
import org.drools.drl.ast.descr.RuleDescr;
import org.drools.drl.parser.DrlParser;
import org.drools.drl.parser.DroolsParserException;
import org.jspecify.annotations.Nullable;

/**
 * What DRL may say in a rulebook: patterns over our fact types with comparisons of properties, {@code exists} and
 * {@code not}, and as only consequence an objection to a proposal. The text is parsed by Drools' own parser; every node
 * must be on this list, before anything is compiled.
 */
final class DrlAllowList {
    static final String FILE = "arbitration.drl";
    private static final int MAX_LENGTH = 100_000;
    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9][A-Za-z0-9 ,.%'-]{0,118}");
    private static final Pattern CONSEQUENCE = Pattern.compile(
            "\\s*insert\\(new Objection\\((\\$[a-z][A-Za-z0-9]{0,30}), \"([A-Z][A-Z0-9_]{0,60})\"\\)\\);\\s*");

    private final FactProperties properties;
    private final List<Finding> findings = new ArrayList<>();

    private DrlAllowList(FactProperties properties) {
        this.properties = properties;
    }

    /** The rules of a text. Throws {@link RulebookException} with every finding if anything is not allowed. */
    static DrlFile read(String text, FactProperties properties) {
        DrlAllowList list = new DrlAllowList(properties);
        DrlFile file = list.file(text);
        if (!list.findings.isEmpty()) {
            throw new RulebookException(list.findings);
        }
        return file;
    }

    private DrlFile file(String text) {
        if (text.length() > MAX_LENGTH) {
            refuse("The file has (%d) characters. The limit is (%d).".formatted(text.length(), MAX_LENGTH));
            return new DrlFile(List.of());
        }
        PackageDescr descr = parse(text);
        if (descr == null) {
            return new DrlFile(List.of());
        }
        for (ImportDescr imported : descr.getImports()) {
            String target = imported.getTarget();
            if (FactProperties.types().stream().noneMatch(type -> target.equals(FactProperties.PACKAGE + "." + type))) {
                refuse("The import (%s) is not allowed. Rules see %s of %s only."
                        .formatted(target, FactProperties.types(), FactProperties.PACKAGE));
            }
        }
        none(descr.getFunctionImports(), "import function");
        none(descr.getAccumulateImports(), "import accumulate");
        none(descr.getGlobals(), "global");
        none(descr.getAttributes(), "attribute");
        none(descr.getFunctions(), "function");
        none(descr.getTypeDeclarations(), "declare");
        none(descr.getEnumDeclarations(), "declare enum");
        none(descr.getEntryPointDeclarations(), "declare entry-point");
        none(descr.getWindowDeclarations(), "declare window");
        if (descr.getUnit() != null) {
            refuse("A rule unit is not allowed.");
        }
        List<Rule> rules = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (RuleDescr rule : descr.getRules()) {
            if (!names.add(rule.getName())) {
                refuse(rule.getName(), "The name is used twice.");
            }
            rules.add(rule(rule));
        }
        if (rules.isEmpty()) {
            refuse("It holds no rule.");
        }
        DrlFile file = new DrlFile(rules);
        findings.addAll(ObjectionOrder.check(file));
        return file;
    }

    private @Nullable PackageDescr parse(String text) {
        DrlParser parser = new DrlParser();
        try {
            PackageDescr descr = parser.parse(false, text);
            if (!parser.hasErrors() && descr != null) {
                return descr;
            }
            parser.getErrors().forEach(error -> refuse(broken(error.getLines())));
            if (findings.isEmpty()) {
                refuse("It is not DRL.");
            }
        } catch (DroolsParserException e) {
            refuse(broken(new int[0]));
        }
        return null;
    }

    private static String broken(int[] lines) {
        return "It is not DRL%s. Maybe a bracket, a quote, (when), (then) or (end) is missing."
                .formatted(lines.length > 0 && lines[0] > 0 ? " on line " + lines[0] : "");
    }

    private Rule rule(RuleDescr rule) {
        String name = rule.getName();
        if (rule.isQuery() || !NAME.matcher(name).matches()) {
            refuse(name, "Only rules named with letters, digits, spaces and , . % ' - are allowed.");
        }
        if (rule.getParentName() != null
                || !rule.getAttributes().isEmpty()
                || !rule.getAnnotationNames().isEmpty()) {
            refuse(
                    name,
                    "A rule has no parent, attributes or annotations. What comes first is found from its conditions.");
        }
        if (rule.getNamedConsequences() != null && !rule.getNamedConsequences().isEmpty()) {
            refuse(name, "Named consequences are not allowed.");
        }
        DrlConditions reading = new DrlConditions(properties, problem -> refuse(name, problem));
        List<Condition> conditions = new ArrayList<>();
        for (BaseDescr descr : rule.getLhs().getDescrs()) {
            conditions.add(reading.read(descr));
        }
        Matcher consequence = CONSEQUENCE.matcher(String.valueOf(rule.getConsequence()));
        if (!consequence.matches()) {
            refuse(name, "The consequence must be: insert(new Objection($candidate, \"REASON_CODE\"));");
            return new Rule(name, conditions, "", "");
        }
        if (!reading.isProposal(consequence.group(1))) {
            refuse(name, "The variable (%s) is not a Proposal.".formatted(consequence.group(1)));
        }
        return new Rule(name, conditions, consequence.group(1), consequence.group(2));
    }

    private void none(Collection<?> found, String what) {
        if (!found.isEmpty()) {
            refuse("(%s) is not allowed. Rules hold conditions and objections only.".formatted(what));
        }
    }

    private void refuse(String problem) {
        findings.add(Finding.in(FILE, problem));
    }

    private void refuse(String rule, String problem) {
        findings.add(Finding.in(FILE, rule, problem));
    }
}
