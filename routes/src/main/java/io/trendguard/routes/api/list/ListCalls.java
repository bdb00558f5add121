package io.trendguard.routes.api.list;

import io.trendguard.event.PersonRef;
import io.trendguard.log.Vault;
import io.trendguard.routes.api.Access;
import io.trendguard.routes.api.Problems;
import io.trendguard.routes.security.Caller;
import io.trendguard.warehouse.list.ListDefinition;
import io.trendguard.warehouse.list.Lists;
import io.trendguard.warehouse.list.WarehouseLists;
import jakarta.enterprise.context.RequestScoped;
import jakarta.ws.rs.core.UriInfo;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Reads a call to a list: whose rows, which list, which parameters. */
@RequestScoped
public class ListCalls {
    private final Access access;
    private final UriInfo uri;
    private final Vault vault;

    ListCalls(Access access, UriInfo uri, Vault vault) {
        this.access = access;
        this.uri = uri;
        this.vault = vault;
    }

    /** The call at hand, of somebody who may read. Only who operates may look for a customer. */
    WarehouseLists.Call of(String list) {
        Caller caller = access.require(Caller.Role.READ);
        Function<String, Optional<String>> find =
                id -> vault.find(caller.tenant(), id).map(PersonRef::id);
        return new WarehouseLists.Call(
                caller.tenant(),
                definition(list),
                uri.getQueryParameters(),
                caller.may(Caller.Role.OPERATE) ? Optional.of(find) : Optional.empty());
    }

    /** The list of a name; answered 404 if there is none. */
    static ListDefinition definition(String name) {
        return Lists.find(name)
                .orElseThrow(() -> Problems.notFound("There is no list (%s). There are %s."
                        .formatted(
                                name,
                                Lists.all().stream().map(ListDefinition::name).collect(Collectors.joining(", ")))));
    }
}
