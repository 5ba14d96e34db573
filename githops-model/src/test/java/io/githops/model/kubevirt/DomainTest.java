package io.githops.model.kubevirt;

import static io.githops.model.Fixtures.resource;
import static io.githops.model.Fixtures.tree;
import static org.assertj.core.api.Assertions.assertThat;

import io.githops.model.Quantity;
import io.githops.model.Resource;
import io.githops.tree.FieldPath;
import org.junit.jupiter.api.Test;

class DomainTest {
    private static final Resource WINDOWS = resource("""
            apiVersion: kubevirt.io/v1
            kind: VirtualMachine
            metadata: {name: desk, namespace: team-a}
            spec:
              template:
                spec:
                  domain:
                    cpu:
                      cores: 4
                      features: [{name: vmx, policy: require}]
                      realtime: {mask: 0-3}
                    memory: {guest: 8Gi, hugepages: {pageSize: 2Mi}}
                    clock:
                      timezone: Europe/Berlin
                      timer:
                        hpet: {present: false}
                        pit: {tickPolicy: delay}
                        rtc: {tickPolicy: catchup, track: guest, later: 1}
                        hyperv: {}
                    features:
                      smm: {enabled: true}
                      kvm: {hidden: true}
                      hyperv:
                        spinlocks: {spinlocks: 8191}
                        synictimer: {direct: {}}
                        vendorid: {vendorid: Contoso}
                    launchSecurity:
                      sev: {policy: {encryptedState: true}, session: hunter2, dhCert: hunter2}
                    ioThreadsPolicy: supplementalPool
                    ioThreads: {supplementalPoolThreadCount: 4}
                    devices:
                      watchdog: {name: dog, i6300esb: {action: poweroff}}
            """);

    private final Domain domain = WINDOWS.as(VirtualMachine.KIND).instance().domain();

    @Test
    void showsTheClockAndItsTimers() {
        Clock clock = domain.clock().orElseThrow();
        Clock.Timers timers = clock.timer().orElseThrow();

        assertThat(clock.timezone()).contains("Europe/Berlin");
        assertThat(timers.hpet().flatMap(Clock.Timer::present)).contains(false);
        assertThat(timers.rtc().flatMap(Clock.RealTimeClock::tickPolicy)).contains(Clock.TickPolicy.CATCHUP);
        assertThat(timers.hyperv()).isPresent();
        assertThat(timers.kvm()).isEmpty();
    }

    @Test
    void showsWhatHyperVOffers() {
        HyperV hyperv = domain.features().flatMap(Features::hyperv).orElseThrow();

        assertThat(hyperv.spinlocks().flatMap(HyperV.Spinlocks::spinlocks)).contains(8191);
        assertThat(hyperv.vendorid().flatMap(HyperV.VendorId::vendorid)).contains("Contoso");
        assertThat(hyperv.synictimer().flatMap(HyperV.SyntheticTimer::direct))
                .contains(Toggle.builder().build());
    }

    @Test
    void keepsWhatItDoesNotKnowBesideAnEdit() {
        Resource edited = WINDOWS.with(
                VirtualMachine.KIND,
                machine -> machine.editInstance(instance -> instance.editDomain(desk -> desk.editClock(
                        clock -> clock.editTimer(timers -> timers.editRtc(rtc -> rtc.withPresent(true)))))));

        assertThat(edited.at(FieldPath.parse("spec.template.spec.domain.clock.timer.rtc")))
                .contains(tree("{tickPolicy: catchup, track: guest, later: 1, present: true}"));
    }

    @Test
    void hidesTheSecretsOfEncryptedMemory() {
        assertThat(domain.toString()).contains("encryptedState=true").doesNotContain("hunter2");
    }

    @Test
    void isSizedByLimitsAsHarvesterExpects() {
        Domain sized = Domain.builder()
                .cpu(Cpu.ofCores(2))
                .resources(Domain.Resources.limitedTo(Quantity.of(2), Quantity.parse("4Gi")))
                .devices(Devices.builder().build())
                .build();

        assertThat(Hardware.written(sized)).isEqualTo(tree("""
                        cpu: {cores: 2, sockets: 1, threads: 1}
                        resources: {limits: {cpu: "2", memory: 4Gi}}
                        devices: {}
                        """));
    }
}
