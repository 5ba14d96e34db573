package io.githops.model.harvester;

import static io.githops.model.Fixtures.resource;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.githops.model.GithopsException;
import io.githops.model.ManifestException;
import io.githops.model.Resource;
import io.githops.model.harvester.settings.ForceResetPolicy;
import io.githops.model.harvester.settings.NtpServers;
import io.githops.model.harvester.settings.Settings;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class SettingTest {
    private static final Resource POLICY = resource("""
            apiVersion: harvesterhci.io/v1beta1
            kind: Setting
            metadata: {name: vm-force-reset-policy}
            value: '{"enable":true, "period":15, "later":{"a":1}}'
            default: '{"enable":true,"period":15,"vmMigrationTimeout":180}'
            """);

    @Test
    void readsItsValue() {
        Setting setting = POLICY.as(Setting.KIND);

        assertThat(setting.value(Settings.VM_FORCE_RESET_POLICY).flatMap(ForceResetPolicy::period))
                .contains(15);
    }

    @Test
    void keepsFieldsOfItsValueThatNobodyKnows() {
        Resource edited = POLICY.with(Setting.KIND, setting -> {
            ForceResetPolicy policy =
                    setting.value(Settings.VM_FORCE_RESET_POLICY).orElseThrow();
            return setting.withValue(Settings.VM_FORCE_RESET_POLICY, policy.withPeriod(30));
        });

        assertThat(edited.as(Setting.KIND).value()).contains("{\"enable\":true,\"period\":30,\"later\":{\"a\":1}}");
    }

    @Test
    void keepsTheSpellingOfAnEqualValue() {
        var ratio = Setting.builder()
                .metadata(POLICY.as(Setting.KIND).metadata().withName("additional-guest-memory-overhead-ratio"))
                .value("1.50")
                .build();

        assertThat(ratio.withValue(Settings.ADDITIONAL_GUEST_MEMORY_OVERHEAD_RATIO, 1.5))
                .isEqualTo(ratio);
    }

    @Test
    void hasTheDefaultWhenNothingIsSet() {
        Setting unset = POLICY.as(Setting.KIND).reset();

        assertThat(unset.value(Settings.VM_FORCE_RESET_POLICY)).isEmpty();
        assertThat(unset.effectiveValue(Settings.VM_FORCE_RESET_POLICY).flatMap(ForceResetPolicy::vmMigrationTimeout))
                .contains(180);
        assertThat(unset.withDefaultValue(Optional.empty()).effectiveValue(Settings.VM_FORCE_RESET_POLICY))
                .isEqualTo(Settings.VM_FORCE_RESET_POLICY.defaultValue());
    }

    @Test
    void isMadeOfAKeyAndAValue() {
        assertThat(Settings.NTP_SERVERS.resource(NtpServers.of("0.pool.ntp.org")))
                .isEqualTo(resource("""
                        apiVersion: harvesterhci.io/v1beta1
                        kind: Setting
                        metadata: {name: ntp-servers}
                        value: '{"ntpServers":["0.pool.ntp.org"]}'
                        """));
        assertThat(Settings.SUPPORT_BUNDLE_TIMEOUT.setting(Duration.ofHours(1)).value())
                .contains("60");
        assertThat(Settings.SUPPORT_BUNDLE_NAMESPACES.setting(List.of("a", "b")).value())
                .contains("a,b");
    }

    @Test
    void refusesTheKeyOfAnotherSetting() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> POLICY.as(Setting.KIND).value(Settings.NTP_SERVERS))
                .withMessage("Setting vm-force-reset-policy: is not ntp-servers; use the key of its own name");
    }

    @Test
    void saysWhatItExpectedWithoutShowingWhatItFound() {
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> Settings.MAX_HOTPLUG_RATIO.parse("hunter2"))
                .withMessageContaining(
                        "Setting max-hotplug-ratio (harvesterhci.io): value: found other text; expected a whole number")
                .withMessageNotContaining("hunter2")
                .extracting(GithopsException::code)
                .isEqualTo("GH1301");
        assertThatExceptionOfType(ManifestException.class)
                .isThrownBy(() -> Settings.UPGRADE_CHECKER_ENABLED.parse("yes"))
                .withMessageContaining("expected true or false");
    }

    @Test
    void takesKeysThatTheLibraryDoesNotKnow() {
        SettingKey<Integer> later = SettingKey.number("a-later-setting").withDefault("7");

        assertThat(later.defaultValue()).contains(7);
        assertThat(later.setting(8).value(later)).contains(8);
        assertThat(later.isSensitive()).isFalse();
    }
}
