package io.trendguard.routes.wiring;

import io.trendguard.routes.security.KeyFile;
import io.trendguard.routes.security.Keys;
import io.trendguard.routes.settings.ServiceSettings;
import io.trendguard.routes.settings.SettingsReader;
import io.trendguard.routes.settings.TokenSettings;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import org.eclipse.microprofile.config.Config;

/** Reads the settings once; the service does not start with wrong ones. */
final class SettingsProducer {
    @Produces
    @Singleton
    ServiceSettings settings(Config config) {
        return new SettingsReader(name -> config.getOptionalValue(name, String.class)).read();
    }

    @Produces
    @Singleton
    TokenSettings tokens(ServiceSettings settings) {
        return settings.tokens();
    }

    @Produces
    @Singleton
    Keys keys(ServiceSettings settings) {
        return new Keys(new KeyFile(settings.data().resolve(KeyFile.NAME)), Clock.systemUTC());
    }
}
