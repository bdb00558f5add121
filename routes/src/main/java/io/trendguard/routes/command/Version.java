package io.trendguard.routes.command;

import picocli.CommandLine.IVersionProvider;

/** The version of the product, as the build wrote it. */
final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
        String version = Version.class.getPackage().getImplementationVersion();
        return new String[] {"trendguard " + (version == null ? "(development build)" : version)};
    }
}
