package io.trendguard.log;

class InMemoryVaultTest extends VaultContract {
    @Override
    protected Vault openEmpty() {
        return new InMemoryVault();
    }
}
