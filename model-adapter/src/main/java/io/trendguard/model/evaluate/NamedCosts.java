package io.trendguard.model.evaluate;

import io.trendguard.model.serve.CostRule;
import io.trendguard.rulebook.Manifest;
import io.trendguard.rulebook.Rulebook;
import io.trendguard.rulebook.UpliftTable;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * What mistakes cost, and who says so.
 *
 * @param source for example {@code mapping fashion-returns}
 * @param says how the costs come about, in one sentence; may be empty
 * @param rule the costs
 */
public record NamedCosts(String source, String says, CostRule rule) {
    private static final String OFFER = "keep-it-credit";
    private static final String HANDLING = "return_handling_minor";
    private static final String MARGIN = "kept_value_share";
    private static final String FRICTION = "friction_message_minor";
    private static final String TAKE_UP = "credit_take_up";
    private static final List<String> CREDITS = List.of("keep_it_credit_minor", "credit_minor");

    /**
     * The costs that a rulebook implies for its credit for keeping an item: who is missed costs the expected effect of the
     * offer on handling and margin, who is addressed needlessly costs attention and the credit that is taken. Empty if the
     * rulebook makes no such offer. The effect is what the rulebook's uplift table says, with its source; it is an
     * assumption until an experiment has measured it.
     */
    public static Optional<NamedCosts> of(Rulebook rulebook) {
        Map<String, Manifest.Parameter> parameters = rulebook.manifest().parameters();
        Manifest.Parameter handling = parameters.get(HANDLING);
        Manifest.Parameter margin = parameters.get(MARGIN);
        Manifest.Parameter friction = parameters.get(FRICTION);
        Manifest.Parameter takeUp = parameters.get(TAKE_UP);
        Optional<BigDecimal> credit = CREDITS.stream()
                .flatMap(name -> Optional.ofNullable(parameters.get(name)).stream())
                .map(Manifest.Parameter::value)
                .findFirst();
        Optional<UpliftTable.Effect> effect = rulebook.uplift().find(OFFER, "", "");
        if (handling == null
                || margin == null
                || friction == null
                || takeUp == null
                || credit.isEmpty()
                || effect.isEmpty()) {
            return Optional.empty();
        }
        double uplift = effect.get().uplift().doubleValue();
        CostRule rule = new CostRule(
                uplift * handling.value().doubleValue(),
                uplift * margin.value().doubleValue(),
                friction.value().doubleValue()
                        + takeUp.value().doubleValue() * credit.get().doubleValue(),
                0);
        return Optional.of(new NamedCosts(
                "rulebook " + rulebook.name(),
                "For its credit for keeping an item: the credit prevents %s of the returns (%s, %s), handling a return costs %s, an item that is kept earns %s of its price, a message costs %s of the customer's attention, and %s of the customers take the credit of %s. To be changed by the parameters %s."
                        .formatted(
                                percent(uplift),
                                effect.get().source(),
                                effect.get().date(),
                                amount(handling.value()),
                                percent(margin.value().doubleValue()),
                                amount(friction.value()),
                                percent(takeUp.value().doubleValue()),
                                amount(credit.get()),
                                String.join(", ", HANDLING, MARGIN, FRICTION, TAKE_UP)),
                rule));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.0f %%", 100 * share);
    }

    private static String amount(BigDecimal minor) {
        return minor.movePointLeft(2).setScale(2, RoundingMode.HALF_UP).toPlainString();
    }
}
