package io.trendguard.routes.api.list;

import io.quarkus.smallrye.openapi.OpenApiFilter;
import io.trendguard.warehouse.list.ListColumn;
import io.trendguard.warehouse.list.ListDefinition;
import io.trendguard.warehouse.list.ListType;
import io.trendguard.warehouse.list.Lists;
import io.trendguard.warehouse.list.Operator;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.media.Schema;
import org.eclipse.microprofile.openapi.models.parameters.Parameter;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;

/**
 * Describes the calls of each list with every filter that it takes, made of the definitions of the lists. The columns of a
 * decision point's features appear with a tenant's decisions, so the description only says how they are named.
 */
@OpenApiFilter(OpenApiFilter.RunStage.RUN)
public final class ListDescription implements OASFilter {
    private static final String LIST = "/v1/lists/{list}";
    private static final String REF = "#/components/parameters/";
    private static final String FEATURES =
            "Every column filters by its name. A decision point's features and inputs do so as well, as f_… and i_…; the call"
                    + " /columns names those that there are.";

    /** What each call takes beside filters. */
    private static final Map<String, Set<io.trendguard.warehouse.list.Parameter>> TAKEN = Map.of(
            "", io.trendguard.warehouse.list.Parameter.OF_PAGE,
            "/chart", io.trendguard.warehouse.list.Parameter.OF_CHART,
            "/facets", io.trendguard.warehouse.list.Parameter.OF_COUNTS,
            "/summary", io.trendguard.warehouse.list.Parameter.OF_COUNTS,
            "/export", io.trendguard.warehouse.list.Parameter.OF_EXPORT);

    @Override
    public void filterOpenAPI(OpenAPI api) {
        Map<String, PathItem> described = new LinkedHashMap<>();
        if (api.getComponents() == null) {
            api.setComponents(OASFactory.createComponents());
        }
        api.getPaths().getPathItems().forEach((path, item) -> {
            if (path.startsWith(LIST) && item.getGET() != null) {
                Lists.all()
                        .forEach(list -> described.put(
                                path.replace("{list}", list.name()),
                                described(list, path.substring(LIST.length()), item.getGET())));
            } else {
                described.put(path, item);
            }
        });
        api.getPaths().setPathItems(described);
        Lists.all()
                .forEach(list -> filters(list)
                        .forEach((name, filter) -> api.getComponents().addParameter(name, filter)));
    }

    private static PathItem described(ListDefinition list, String call, Operation general) {
        Operation own = OASFactory.createOperation()
                .operationId(general.getOperationId() + "_" + list.name())
                .summary(general.getSummary()
                        .replace("a list", "the list of " + list.title().toLowerCase(java.util.Locale.ENGLISH)))
                .responses(responses(general, call));
        if (general.getTags() != null) {
            own.setTags(general.getTags());
        }
        Set<io.trendguard.warehouse.list.Parameter> taken = TAKEN.get(call);
        if (taken != null) {
            List<Parameter> parameters = new ArrayList<>();
            taken.stream().sorted().forEach(parameter -> parameters.add(beside(list, parameter)));
            filters(list)
                    .keySet()
                    .forEach(name -> parameters.add(OASFactory.createParameter().ref(REF + name)));
            own.description(FEATURES).parameters(parameters);
        }
        return OASFactory.createPathItem().GET(own);
    }

    private static APIResponses responses(Operation general, String call) {
        APIResponses responses = OASFactory.createAPIResponses();
        general.getResponses()
                .getAPIResponses()
                .forEach((status, response) -> responses.addAPIResponse(
                        status, OASFactory.createAPIResponse().content(response.getContent())));
        if (call.equals("/export")) {
            responses.addAPIResponse(
                    "429", OASFactory.createAPIResponse().description("Too many exports of this tenant are running"));
        }
        return responses.addAPIResponse(
                "503",
                OASFactory.createAPIResponse()
                        .description("The warehouse cannot be read yet, or the answer takes too long"));
    }

    private static Parameter beside(ListDefinition list, io.trendguard.warehouse.list.Parameter parameter) {
        return OASFactory.createParameter()
                .name(parameter.word())
                .in(Parameter.In.QUERY)
                .description(parameter.says())
                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                .example(parameter == io.trendguard.warehouse.list.Parameter.BY ? list.chartBy() : parameter.example());
    }

    /** Every filter of a list, by its name among all parameters. */
    private static Map<String, Parameter> filters(ListDefinition list) {
        Map<String, Parameter> filters = new LinkedHashMap<>();
        for (ListColumn column : list.columns()) {
            for (Operator operator : column.operators()) {
                String name = operator.parameter(column.name());
                filters.put(
                        list.name() + "." + name,
                        OASFactory.createParameter()
                                .name(name)
                                .in(Parameter.In.QUERY)
                                .description("%s (%s) %s".formatted(column.title(), operator.word(), column.says()))
                                .schema(OASFactory.createSchema().addType(Schema.SchemaType.STRING))
                                .example(example(column, operator)));
            }
        }
        return filters;
    }

    private static String example(ListColumn column, Operator operator) {
        if (operator == Operator.KNOWN || column.type() == ListType.FLAG) {
            return "true";
        }
        if (!column.words().isEmpty()) {
            return column.words().get(0).value();
        }
        return switch (column.type()) {
            case NUMBER, ID -> "1";
            case SHARE -> "0.5";
            case MONEY -> "4990";
            case TIME -> "2026-11-29";
            case FLAG -> "true";
            case TEXT, WORD, WORDS -> "o-1001";
        };
    }
}
