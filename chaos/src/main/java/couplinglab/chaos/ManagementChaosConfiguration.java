package couplinglab.chaos;

import org.springframework.boot.actuate.autoconfigure.web.ManagementContextConfiguration;
import org.springframework.boot.actuate.autoconfigure.web.ManagementContextType;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Import;

/** The same faults on the management port, where that is a port of its own: it has threads that no order can hold. */
@ManagementContextConfiguration(value = ManagementContextType.CHILD, proxyBeanMethods = false)
@ConditionalOnProperty(name = "chaos.enabled", havingValue = "true")
@Import(ChaosController.class)
class ManagementChaosConfiguration {}
