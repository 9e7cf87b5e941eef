namespace Analytics.Simulation;

public enum ContractKind
{
    Monthly,
    Annual,
}
