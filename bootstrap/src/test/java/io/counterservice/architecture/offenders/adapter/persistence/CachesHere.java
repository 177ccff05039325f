package io.counterservice.architecture.offenders.adapter.persistence;

import com.hazelcast.core.HazelcastInstance;

/** Uses the grid outside its room. */
interface CachesHere {
  void use(HazelcastInstance grid);
}
