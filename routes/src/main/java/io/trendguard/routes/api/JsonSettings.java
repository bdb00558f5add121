package io.trendguard.routes.api;

import com.fasterxml.jackson.databind.ObjectMapper;
import io.trendguard.json.Json;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The HTTP API speaks JSON as the rest of the product does. */
public class JsonSettings {
    @Produces
    @Singleton
    ObjectMapper mapper() {
        return Json.mapper();
    }
}
